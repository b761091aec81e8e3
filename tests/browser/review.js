// The review of the sample: every way through the page.
"use strict";
const fs = require("fs");
const { cpslint, report, beginning, test, same, holds, isSeen, violations,
	out } = require("./harness.js");

const sample = "corpus/sample-cps-2.3.docx";
const day = ["--as-of", "2026-11-21"];

const shown = (page) => page.locator(".finding:visible").count();
const view = (page) => page.evaluate(() => document.body.dataset.view);
const pressed = (page, value) =>
	page.locator(`.chip[value="${value}"]`).getAttribute("aria-pressed");

module.exports = async function () {
	const review = JSON.parse(cpslint("check", ...day, "-f", "json", sample));
	const parts = [sample, "corpus/sample-cps-2.4.docx"].map(beginning);
	const part = report("check", ...day, "-f", "html", parts[0]);
	const file = report("check", ...day, "-f", "html", sample);
	const issues = review.findings.filter((f) => f.severity);
	const high = issues.filter((f) => f.severity === "high");
	const conflict = review.findings.find((f) => f.verdict === "conflict");
	const missing = review.findings.find((f) => f.verdict === "missing" &&
	    review.results.find((r) => r.rule === f.rules[0])
		.evidence.every((e) => e.role === "searched"));
	const card = (f) => `#finding-${f.fingerprint}`;

	await test("the page begins with the overview", async (open) => {
		const page = await open(file);

		same(await view(page), "overview", "view");
		same(await page.locator("#review").isVisible(), false, "review");
		holds((await page.title()).startsWith("Review of "), "title");
		holds(await page.locator(".judgement").isVisible(), "verdict");
		same(await page.locator(".urgent li").count(), high.length,
		    "high-priority findings");
		same(await page.locator(".map tbody tr").count(), 9, "chapters");
	});

	await test("each finding of the review is there once", async (open) => {
		const page = await open(file);

		same(await page.locator(".finding").count(),
		    review.findings.length, "findings");
		for (const f of review.findings)
			same(await page.locator(card(f)).count(), 1,
			    `finding ${f.fingerprint}`);
	});

	await test("each quote is in the text where it is linked to",
	    async (open) => {
		const page = await open(file);
		const wrong = await page.evaluate(() => {
			const bad = [];

			document.querySelectorAll(".quote").forEach((q) => {
				const n = q.closest(".finding").dataset.n;
				const to = document.querySelector(
				    q.querySelector("a").getAttribute("href"));
				const marked = Array.from(
				    to.closest(".sec").querySelectorAll("mark"))
				    .filter((m) => m.dataset.f.split(" ")
					.includes(n))
				    .map((m) => m.textContent).join("");
				const quote = q.querySelector("blockquote")
				    .textContent;

				if (!marked.includes(quote))
					bad.push(`${n}: ${quote}`);
			});
			return bad;
		});

		same(wrong, [], "quotes that are not marked");
	});

	await test("a number of the overview leads to its finding",
	    async (open) => {
		const page = await open(file);

		await page.locator(".themes .ref").first().click();
		same(await view(page), "review", "view");
		same(await page.locator(".finding.on").count(), 1, "selected");
		holds(await isSeen(page.locator(".finding.on summary")),
		    "the finding is not seen");
	});

	await test("a count of the overview shows what it counts",
	    async (open) => {
		const page = await open(file);

		await page.locator('[data-only="severity"][data-value="high"]')
		    .click();
		same(await shown(page), high.length, "findings shown");
		same(await pressed(page, "high"), "true", "chip");
	});

	await test("from a finding to its text and back", async (open) => {
		const page = await open(file, { hash: "#review" });
		const finding = page.locator(card(conflict));
		const n = await finding.getAttribute("data-n");

		await finding.locator("summary").click();
		same(await finding.getAttribute("open"), "", "open");
		holds(await page.locator("mark.on").count() > 0, "nothing lit");
		await finding.locator("figcaption a").first().click();
		holds(await isSeen(page.locator(`#e${n}-1`)),
		    "the passage is not seen");
		await finding.locator("summary").click();
		same(await finding.getAttribute("open"), null, "closed");
		await page.locator("mark.on").first().click();
		same(await page.locator(".finding.on").count(), 1, "selected");
		holds(await isSeen(page.locator(".finding.on")),
		    "the finding is not seen");
		await page.locator(`.text .ref[data-f="${n}"]`).first().click();
		same(await finding.getAttribute("open"), "", "open again");
		holds(page.url().endsWith(card(conflict)), "address");
	});

	await test("a finding without a passage shows where it belongs",
	    async (open) => {
		const page = await open(file, { hash: card(missing) });
		const section = await page.locator(card(missing))
		    .getAttribute("data-section");

		holds(section, "no section");
		holds(await isSeen(page.locator(`[id="${section}"]`)),
		    "the section is not seen");
	});

	await test("deep links open findings and sections", async (open) => {
		let page = await open(file, { hash: card(conflict) });

		same(await view(page), "review", "view");
		same(await page.locator(card(conflict)).getAttribute("open"), "",
		    "open");
		holds(await isSeen(page.locator(`${card(conflict)} summary`)),
		    "the finding is not seen");
		page = await open(file, { hash: "#section-8.6" });
		same(await view(page), "review", "view");
		holds(await isSeen(page.locator('[id="section-8.6"]')),
		    "the section is not seen");
		page = await open(file, { hash: "#calendar" });
		same(await view(page), "overview", "view of the calendar");
		page = await open(file, { hash: "#nowhere" });
		same(await view(page), "overview", "view of an unknown address");
	});

	await test("verdicts, severities, sources, chapters and words filter",
	    async (open) => {
		const page = await open(file, { hash: "#review" });
		const all = review.findings.length;
		const of = (test) => review.findings.filter(test).length;
		const chip = (value) => page.locator(`.chip[value="${value}"]`);

		same(await shown(page), all, "all");
		await chip("conflict").click();
		same(await shown(page), of((f) => f.verdict === "conflict"),
		    "conflict");
		await chip("missing").click();
		same(await shown(page), of((f) => f.verdict === "conflict" ||
		    f.verdict === "missing"), "conflict or missing");
		await chip("high").click();
		same(await shown(page), of((f) => f.severity === "high" &&
		    (f.verdict === "conflict" || f.verdict === "missing")),
		    "and high");
		await page.locator("#clear").click();
		same(await shown(page), all, "all again");
		await page.locator("#source").selectOption("chrome");
		same(await shown(page), of((f) => f.rules.some((id) =>
		    review.results.find((r) => r.rule === id).citations
			.some((c) => c.source === "chrome"))), "source");
		await page.locator("#source").selectOption("");
		await page.locator("#chapter").selectOption("8");
		holds(await shown(page) > 0 && await shown(page) < all,
		    "chapter 8");
		same(await page.locator(".finding:visible:not("+
		    "[data-chapter='8'])").count(), 0, "other chapters");
		await page.locator("#chapter").selectOption("");
		await page.locator("#words").fill("linted SIGNED");
		holds(await shown(page) > 0 && await shown(page) < 12, "words");
		await page.locator("#words").fill("no such words");
		same(await shown(page), 0, "nothing");
		holds(await page.locator("#nothing").isVisible(), "told so");
		same(await page.locator(".text .ref:not(.mute)").count(), 0,
		    "numbers in the text");
		same(await page.locator("mark:not(.mute)").count(), 0, "marks");
		holds((await page.locator("#tally").textContent())
		    .startsWith("0 of "), "tally");
	});

	await test("a link to a filtered finding shows it again",
	    async (open) => {
		const page = await open(file, { hash: "#review" });

		await page.locator('.chip[value="compliant"]').click();
		same(await page.locator(card(conflict)).isVisible(), false,
		    "filtered");
		await page.evaluate((h) => { location.hash = h; },
		    card(conflict));
		await page.locator(card(conflict)).waitFor({ state: "visible" });
	});

	await test("keys go through findings, passages and views",
	    async (open) => {
		const page = await open(file);
		const on = () => page.locator(".finding.on")
		    .getAttribute("data-n");

		await page.keyboard.press("j");
		same(await view(page), "review", "view");
		same(await on(), "1", "first");
		await page.keyboard.press("j");
		await page.keyboard.press("j");
		same(await on(), "3", "third");
		same(await page.locator(".finding[open]").count(), 1, "open");
		await page.keyboard.press("k");
		same(await on(), "2", "second");
		await page.keyboard.press("e");
		holds(await isSeen(page.locator("#e2-2")),
		    "the second passage is not seen");
		await page.keyboard.press("Escape");
		same(await page.locator(".finding.on").count(), 0, "let go");
		await page.keyboard.press("o");
		await page.waitForFunction(() =>
		    document.body.dataset.view === "overview");
		await page.keyboard.press("/");
		same(await page.evaluate(() => document.activeElement.id),
		    "words", "search");
		await page.keyboard.type("jkt");
		same(await page.locator("#words").inputValue(), "jkt", "typed");
		await page.keyboard.press("Escape");
		await page.locator("#clear").click();
		await page.keyboard.press("?");
		holds(await page.locator("dialog").isVisible(), "help");
		await page.locator("#keys-on").uncheck();
		await page.locator("dialog button").click();
		same(await page.locator("dialog").isVisible(), false, "closed");
		await page.keyboard.press("j");
		same(await page.locator(".finding.on").count(), 0,
		    "keys switched off");
	});

	await test("findings open with the keyboard alone", async (open) => {
		const page = await open(file, { hash: "#review" });

		await page.locator(".finding summary").first().focus();
		await page.keyboard.press("Enter");
		same(await page.locator(".finding").first().getAttribute("open"),
		    "", "open");
		same(await page.locator(".finding.on").count(), 1, "selected");
	});

	await test("the tree leads to sections and shows all on demand",
	    async (open) => {
		const page = await open(file, { hash: "#review" });
		const before = await page.locator(".tree li:visible").count();

		await page.locator("#all-sections").check();
		same(await page.locator(".tree li:visible").count(),
		    review.sections.length, "all sections");
		holds(before < review.sections.length, "fewer before");
		await page.locator('.tree a[href="#section-6.3.2"]').click();
		holds(await isSeen(page.locator('[id="section-6.3.2"] .head')),
		    "the section is not seen");
		await page.waitForFunction(() => document.querySelector(
		    '.tree a.here')?.hash === "#section-6.3.2");
	});

	await test("light and dark, by the system and by the switch",
	    async (open) => {
		const ground = (p) => p.evaluate(() =>
		    getComputedStyle(document.body).backgroundColor);
		const light = await open(file, { colorScheme: "light" });
		const dark = await open(file, { colorScheme: "dark" });
		const lightGround = await ground(light);
		const darkGround = await ground(dark);

		holds(lightGround !== darkGround, "the same in both");
		await light.locator("#theme").click();
		await light.locator("#theme").click();
		same(await light.locator("#theme").textContent(), "Theme: dark",
		    "name");
		same(await ground(light), darkGround, "switched");
		await light.reload();
		same(await ground(light), darkGround, "remembered");
		await light.keyboard.press("t");
		same(await ground(light), lightGround, "back to the system's");
	});

	for (const scheme of ["light", "dark"])
		for (const width of [1400, 390])
			await test(`axe finds nothing, ${scheme}, ${width} wide`,
			    async (open) => {
				const whole = scheme === "light" && width > 1000;
				const page = await open(whole ? file : part, {
					colorScheme: scheme,
					viewport: { width, height: 900 } });

				same(await violations(page), [], "overview");
				await page.keyboard.press("j");
				same(await violations(page), [], "review");
				if (width > 1000)
					return;
				await page.locator('.switch [value="text"]')
				    .click();
				same(await violations(page), [], "text");
			});

	await test("a phone shows one pane at a time and no sideways scroll",
	    async (open) => {
		const page = await open(file, {
			viewport: { width: 390, height: 844 }, hasTouch: true });
		const wide = () => page.evaluate(() =>
		    document.documentElement.scrollWidth > innerWidth);
		const pane = (name) => page.locator(`.pane.${name}`).isVisible();

		same(await wide(), false, "overview too wide");
		await page.locator('.bar nav a[href="#review"]').click();
		same(await wide(), false, "review too wide");
		same([await pane("tree"), await pane("text"),
			await pane("findings")], [false, false, true], "panes");
		await page.locator(`${card(conflict)} summary`).click();
		await page.locator(`${card(conflict)} figcaption a`).first()
		    .click();
		same([await pane("text"), await pane("findings")], [true, false],
		    "panes after a click on a place");
		await page.locator("mark.on").first().click();
		same(await pane("findings"), true, "back at the finding");
		await page.locator('.switch [value="tree"]').click();
		same(await pane("tree"), true, "sections");
		same(await wide(), false, "sections too wide");
	});

	await test("on paper everything is told and nothing is for a mouse",
	    async (open) => {
		const page = await open(file);

		await page.evaluate(() =>
		    window.dispatchEvent(new Event("beforeprint")));
		await page.emulateMedia({ media: "print" });
		same(await page.locator(".finding .body:visible").count(),
		    review.findings.length, "findings in full");
		for (const part of [".bar", ".filters", ".tree", "#text"])
			same(await page.locator(part).isVisible(), false, part);
		holds(await page.locator("#overview").isVisible(), "overview");
		await page.evaluate(() =>
		    window.dispatchEvent(new Event("afterprint")));
		same(await page.locator(".finding[open]").count(), 0, "closed");
		await page.emulateMedia({ media: "screen" });
		fs.writeFileSync(`${out}/page.pdf`, await page.pdf());
		holds(fs.statSync(`${out}/page.pdf`).size > 100000, "PDF");
	});

	await test("without scripts everything is there to read",
	    async (open) => {
		const page = await open(file, { javaScriptEnabled: false });

		for (const part of ["#overview", "#text", "#findings", ".tree"])
			holds(await page.locator(part).isVisible(), part);
		same(await page.locator(".filters").isVisible(), false,
		    "filters that do nothing");
	});

	await test("the policy allows the page's own parts and nothing else",
	    async (open) => {
		const page = await open(file);
		const policy = await page.locator(
		    'meta[http-equiv="Content-Security-Policy"]')
		    .getAttribute("content");

		holds(policy.startsWith("default-src 'none';"), "default");
		holds(!/unsafe|\*|https?:|data:/.test(policy), policy);
		await page.evaluate(() => {
			const s = document.createElement("script");

			s.textContent = "window.ran = true";
			document.body.append(s);
		});
		same(await page.evaluate(() => window.ran), undefined, "ran");
		holds(page.troubles.length === 1 &&
		    page.troubles[0].includes("Content Security Policy"),
		    "the browser did not object");
		page.troubles.length = 0;
	});

	await test("a brief report has the issues only", async (open) => {
		const page = await open(report("check", ...day, "--brief", "-f",
		    "html", sample));

		same(await page.locator(".finding").count(), issues.length,
		    "findings");
	});

	await test("waived findings are told as such", async (open) => {
		const page = await open(report("check", ...day, "--waivers",
		    "reports/waivers.example.json", "-f", "html", sample));

		same(await page.locator(".finding.waived").count(), 2, "waived");
	});

	await test("a set of documents has one tree and one text",
	    async (open) => {
		const page = await open(report("check", ...day, "-f", "html",
		    sample, "corpus/sample-cps-2.4.docx"),
		    { hash: "#section-d2-8.6" });

		same(await page.locator(".title-of-file").count(), 2, "files");
		holds(await isSeen(page.locator('[id="section-d2-8.6"]')),
		    "the section of the second file is not seen");
	});

	await test("a set of documents: axe finds nothing", async (open) => {
		same(await violations(await open(report("check", ...day, "-f",
		    "html", ...parts), { hash: "#review" })), [], "axe");
	});
};
