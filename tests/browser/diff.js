// Two versions of the sample side by side.
"use strict";
const fs = require("fs");
const path = require("path");
const { cpslint, report, beginning, test, same, holds, isSeen, violations,
	out } = require("./harness.js");

const pair = ["corpus/sample-cps-2.3.docx", "corpus/sample-cps-2.4.docx"];
const day = ["--as-of", "2026-11-21"];

module.exports = async function () {
	const diff = JSON.parse(cpslint("diff", ...day, "-f", "json", ...pair));
	const file = report("diff", ...day, "-f", "html", ...pair);
	const part = report("diff", ...day, "-f", "html", ...pair.map(beginning));
	const kind = diff.changes.find((c) => c.commitment).class;
	const of = (test) => diff.changes.filter(test).length;
	const shown = (page) => page.locator(".change:visible").count();

	await test("diff: the overview counts what the list shows",
	    async (open) => {
		const page = await open(file);

		same(await page.locator("#sides").isVisible(), false, "sides");
		same(await page.locator(".change").count(), diff.changes.length,
		    "changes");
		await page.locator('.counts [data-only="commitment"]').click();
		same(await shown(page), of((c) => c.commitment), "commitments");
		same(await page.locator(".pair.same:visible").count(), 0,
		    "what stays");
	});

	await test("diff: each change has its rows, with the words of both",
	    async (open) => {
		const page = await open(file);
		const wrong = await page.evaluate((n) => {
			const bad = [];

			for (let i = 1; i <= n; i++) {
				const row = document.getElementById(`change-${i}`);

				if (!row || !document.querySelectorAll(
				    `[data-c="${i}"].pair del, ` +
				    `[data-c="${i}"].pair ins`).length &&
				    !row.textContent.includes("moved"))
					bad.push(i);
			}
			return bad;
		}, diff.changes.length);

		same(wrong, [], "changes without a marked word");
	});

	await test("diff: both versions can be read in full", async (open) => {
		const page = await open(file);
		const blocks = JSON.parse(cpslint("extract", "-f", "json",
		    pair[1])).blocks.filter((b) => b.role === "body" &&
		    b.kind === "paragraph").map((b) => b.text);
		const text = (await page.locator(".new").allTextContents())
		    .join(" ").replace(/\s+/g, "");
		const lost = blocks.filter((b) =>
		    !text.includes(b.replace(/\s+/g, "")));

		// Sentences that moved stand apart from their paragraph.
		holds(lost.length < blocks.length / 20,
		    `${lost.length} of ${blocks.length} paragraphs: ${lost[0]}`);
	});

	await test("diff: list, rows, keys, addresses and filters",
	    async (open) => {
		const page = await open(file, { hash: "#change-7" });
		const on = () => page.locator(".change.on")
		    .getAttribute("data-c");

		same(await on(), "7", "by address");
		holds(await isSeen(page.locator("#change-7")), "row not seen");
		await page.keyboard.press("j");
		same(await on(), "8", "next");
		await page.keyboard.press("k");
		same(await on(), "7", "before");
		await page.locator(".change a").nth(11).click();
		same(await on(), "12", "from the list");
		holds(await isSeen(page.locator("#change-12")), "row not seen");
		await page.locator("#change-12 .ref").click();
		same(await on(), "12", "from the row");
		await page.locator("#class").selectOption(kind);
		same(await shown(page), of((c) => c.class === kind), "class");
		await page.locator("#class").selectOption("");
		await page.locator("#words").fill("ceremony witnessed");
		holds(await shown(page) > 0 && await shown(page) < 20, "words");
		await page.locator("#words").fill("no such words");
		holds(await page.locator("#nothing").isVisible(), "nothing");
		await page.locator("#words").fill("");
		await page.locator("#words").blur();
		const all = await page.locator(".pair:visible").count();
		await page.keyboard.press("u");
		holds(await page.locator(".pair:visible").count() < all / 2,
		    "what stays is still there");
	});

	for (const scheme of ["light", "dark"])
		await test(`diff: axe finds nothing, ${scheme}`, async (open) => {
			const page = await open(part, { colorScheme: scheme });

			same(await violations(page), [], "overview");
			await page.keyboard.press("j");
			same(await violations(page), [], "sides");
		});

	await test("diff: a phone stacks the versions", async (open) => {
		const page = await open(file, { hash: "#change-12",
			viewport: { width: 390, height: 844 } });

		same(await page.evaluate(() =>
		    document.documentElement.scrollWidth > innerWidth), false,
		    "too wide");
		same(await violations(await open(part, { hash: "#change-2",
			viewport: { width: 390, height: 844 } })), [], "axe");
	});

	await test("diff: a chosen section or commitments only",
	    async (open) => {
		const page = await open(report("diff", ...day, "--only",
		    "commitments", "--section", "8", "-f", "html", ...pair));

		holds(await page.locator(".change").count() > 0 &&
		    await page.locator(".change").count() <
			of((c) => c.commitment), "changes");
		same(await page.locator(".pair.same").count(), 0, "the rest");
	});

	await test("diff: hostile text runs no script", async (open) => {
		const files = ["a", "b"].map((n) => path.join(out, `${n}<b>.md`));
		const attack = "\\<script\\>window.hacked=1\\</script\\>" +
		    "\\<img src=x onerror=window.hacked=1\\>";

		files.forEach((f, i) => fs.writeFileSync(f,
		    `# 1 ${attack}\n\n## 1.1 Overview\n\n` +
		    `The CA revokes within ${24 - i} hours ${attack}.\n\n` +
		    `${attack} ${i}\n`));
		const page = await open(report("diff", ...day, "-f", "html",
		    ...files), { hash: "#change-1" });

		same(await page.evaluate(() => window.hacked), undefined, "ran");
		same(await page.locator("img").count(), 0, "elements");
		same(await page.locator("script").count(), 2, "scripts");
	});
};
