// Whatever a document says, the page shows it and runs nothing of it.
"use strict";
const fs = require("fs");
const path = require("path");
const { report, test, same, holds, out } = require("./harness.js");

const attacks = [
	"<script>window.hacked = 1</script>",
	"<img src=x onerror=\"window.hacked = 1\">",
	"\"><svg onload=window.hacked=1>",
	"' onmouseover='window.hacked=1",
	"</mark></p></style></title></script><script>window.hacked=1</script>",
	"<a href=\"javascript:window.hacked=1\">here</a>",
	"<!-- <b>",
	"]]><iframe src=\"https://evil.example/\"></iframe>",
	"&lt;script&gt;window.hacked=1&lt;/script&gt;",
	"\u202eevil\u2066",
	"<base href=\"https://evil.example/\"><link rel=stylesheet href=//evil>",
];

// As text in Markdown: every mark escaped.
const literal = (text) => text.replace(/[!-\/:-@[-`{-~]/g, "\\$&");

function hostileDocument() {
	const lines = [`# ${literal(attacks[0])} Practice Statement\n`,
	    `Version ${literal(attacks[3])} 1.0\n`];

	attacks.forEach((a, i) => {
		const t = literal(a);

		lines.push(`# ${i + 1} ${t}\n`,
		    `## ${i + 1}.1 Overview ${t}\n`,
		    `The CA issues TLS server certificates ${t} with the policy ` +
		    "identifier 2.23.140.1.2.1.\n",
		    "The CA publishes the audit report in its repository within " +
		    `three months ${t} after the end of the audit period.\n`,
		    `- The CA conforms to the Baseline Requirements ${t}\n`,
		    `| a ${t} | b |\n|---|---|\n| ${t} | 398 days |\n`);
	});
	return lines.join("\n");
}

module.exports = async function () {
	const name = "\"><script>window.hacked=1<.md";
	const file = path.join(out, name);
	const made = report;

	fs.writeFileSync(file, hostileDocument());
	const page = made("check", "--as-of", "2026-11-21", "-f", "html", file);

	await test("hostile text runs no script and asks for nothing",
	    async (open) => {
		const p = await open(page);

		for (let i = 0; i < 30; i++)
			await p.keyboard.press("j");
		await p.locator("mark").first().hover();
		same(await p.evaluate(() => window.hacked), undefined, "ran");
		same(await p.locator("iframe, img, base, link, object, embed")
		    .count(), 0, "elements from the document");
		same(await p.locator("script").count(), 2, "scripts");
		same(await p.locator("a[href^='javascript']").count(), 0,
		    "script addresses");
		same(await p.evaluate(() => Array.from(
		    document.querySelectorAll("*")).flatMap((e) =>
		    e.getAttributeNames()).filter((n) => /^on|^style$/.test(n))),
		    [], "handlers and styles in attributes");
	});

	await test("hostile text is shown as it stands", async (open) => {
		const p = await open(page, { hash: "#review" });
		const text = await p.locator("#text").textContent();

		for (const a of attacks.slice(0, 9))
			holds(text.includes(a), `the text lacks ${a}`);
	});
};
