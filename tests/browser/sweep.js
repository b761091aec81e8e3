// A sweep of the samples and of planted trouble as a page.
"use strict";
const fs = require("fs");
const path = require("path");
const { cpslint, report, test, same, holds, isSeen, violations,
	out } = require("./harness.js");

const day = ["--as-of", "2026-11-21"];
const evil = "<img src=x onerror=alert(1)>";

// Two folders: the samples in one, in the other a document with hostile words,
// one of two chapters, and one that cannot be read.
function collection() {
	const top = path.join(out, "sweep");

	for (const folder of ["samples", "others"])
		fs.mkdirSync(path.join(top, folder), { recursive: true });
	for (const version of ["2.3", "2.4"])
		fs.copyFileSync(`corpus/sample-cps-${version}.docx`,
		    path.join(top, "samples", `cps-${version}.docx`));
	fs.writeFileSync(path.join(top, "others", "empty.md"), "");
	fs.writeFileSync(path.join(top, "others", `${evil}.md`),
	    `# 1 ${evil}\n\nThis Certification Practice Statement is for TLS ` +
	    "server certificates. The CA revokes a certificate within 240 " +
	    `hours </script><script>alert(2)</script> ${evil}.\n`);
	return top;
}

module.exports = async function () {
	const top = collection();
	const lines = cpslint("sweep", ...day, "-f", "json", top).toString()
	    .trim().split("\n").map((line) => JSON.parse(line));
	const file = report("sweep", ...day, "-f", "html", top);
	const read = lines.filter((o) => o.status !== "lost");
	const rule = "br-mass-revocation-plan";
	const cells = (page) => page.locator(".matrix td a:visible").count();

	await test("sweep: the matrix says what the lines say",
	    async (open) => {
		const page = await open(file);
		const got = await page.evaluate(() => Array.from(
		    document.querySelectorAll(".matrix tr[data-d]"), (row) => [
			row.cells[0].textContent,
			Array.from(row.querySelectorAll("td a"),
			    (a) => a.getAttribute("aria-label")).sort()]));
		const expected = lines.map((o) => [
			o.file.split("/").pop(),
			(o.topics || []).map((t) => t.severity ?
			    `${t.verdict}, ${t.severity}` : t.verdict).sort()]);

		same(got, expected, "cells");
	});

	await test("sweep: what is lost is told by name with the reason",
	    async (open) => {
		const page = await open(file);
		const told = await page.locator(".lost").first().textContent();

		same(lines.filter((o) => o.status === "lost").length, 1, "lost");
		holds(told.includes("others/empty.md"), told);
		holds(await page.locator(".matrix .gone").count() === 1, "row");
	});

	await test("sweep: a cell opens what the document says there",
	    async (open) => {
		const page = await open(file, { hash: "#matrix" });
		const cell = page.locator('.matrix tr[data-d="2"] a').nth(5);
		const id = (await cell.getAttribute("href")).slice(1);
		const said = await page.locator(`#${id} > div`).textContent();

		await cell.hover();
		holds((await page.locator("#readout").textContent()).includes(
		    await cell.getAttribute("aria-label")), "readout");
		await cell.click();
		const dialog = page.locator("#answer");
		holds(await dialog.isVisible(), "no dialog");
		holds((await dialog.textContent()).includes(said), "its words");
		same(await violations(page), [], "axe");
		await dialog.locator("a").first().click();
		same(await dialog.isVisible(), false, "dialog");
		holds(await page.locator(`#${id}`).isVisible(), "the fold");
		holds(await isSeen(page.locator(`#${id}`)), "not seen");
	});

	await test("sweep: keys go through the matrix", async (open) => {
		const page = await open(file);
		const at = () => page.evaluate(() => {
			const cell = document.activeElement.closest("td");

			return cell && [cell.parentNode.dataset.d,
				cell.cellIndex].join();
		});

		await page.keyboard.press("m");
		const start = await at();
		holds(start, "no cell has the focus");
		await page.keyboard.press("ArrowRight");
		holds(await at() !== start, "right");
		await page.keyboard.press("ArrowLeft");
		same(await at(), start, "left");
		await page.keyboard.press("ArrowDown");
		holds((await at()).split(",")[0] > start.split(",")[0], "down");
		await page.keyboard.press("ArrowUp");
		same(await at(), start, "up");
		await page.keyboard.press("Enter");
		holds(await page.locator("#answer").isVisible(), "enter");
		await page.keyboard.press("Escape");
		same(await page.locator("#answer").isVisible(), false, "escape");
		same(await at(), start, "the focus comes back");
	});

	await test("sweep: filters", async (open) => {
		const page = await open(file, { hash: "#matrix" });
		const all = await cells(page);
		const topics = read[0].topics.length;

		same(all, read.length * topics, "all");
		await page.locator("#words").fill("samples 2.4");
		same(await cells(page), topics, "one document");
		same(await page.locator("#tally").textContent(),
		    `1 × ${topics}`, "tally");
		await page.locator("#words").fill("");
		await page.locator("#chapter").selectOption("5");
		const some = await cells(page);
		holds(some > 0 && some < all / 2, "a chapter");
		same(await page.locator(".matrix thead th[colspan]:visible")
		    .count(), 1, "head of a chapter");
		await page.locator("#chapter").selectOption("");
		await page.locator("#trouble").click();
		const issues = new Set(read.flatMap((o) => o.topics.filter((t) =>
		    t.severity).map((t) => t.topic)));
		same(await cells(page), issues.size * read.length, "issues");
		await page.locator("#words").fill("no such words");
		same(await cells(page), 0, "nothing");
	});

	await test("sweep: links into folds open them", async (open) => {
		const page = await open(file, { hash: "#t3" });

		holds(await page.locator("#t3").getAttribute("open") !== null,
		    "by address");
		await page.locator(".documents th a").last().click();
		holds(await page.locator("#d3").getAttribute("open") !== null,
		    "by link");
	});

	for (const scheme of ["light", "dark"])
		await test(`sweep: axe finds nothing, ${scheme}`,
		    async (open) => {
			const page = await open(file, { colorScheme: scheme });

			same(await violations(page), [], "page");
			await page.locator("#d2 summary").click();
			await page.locator("#t2 summary").click();
			same(await violations(page), [], "folds");
		});

	await test("sweep: a phone", async (open) => {
		const page = await open(file, { hash: "#matrix",
			viewport: { width: 390, height: 844 } });

		same(await page.evaluate(() =>
		    document.documentElement.scrollWidth > innerWidth), false,
		    "too wide");
		same(await violations(page), [], "axe");
	});

	await test("sweep: without scripts all is there", async (open) => {
		const page = await open(file, { javaScriptEnabled: false });

		same(await page.locator(".matrix td a").count(),
		    read.reduce((n, o) => n + o.topics.length, 0), "cells");
		same(await page.locator(".answers > li").count(),
		    read.reduce((n, o) => n + o.topics.length, 0), "answers");
	});

	await test("sweep: hostile names and words run no script",
	    async (open) => {
		const page = await open(file, { hash: "#d0" });

		same(await page.evaluate(() =>
		    document.querySelectorAll("main img, main script").length),
		    0, "elements");
		holds((await page.locator(".documents").textContent())
		    .includes(evil), "the name is shown as it is");
	});

	await test("sweep: one rule shows the answers with their quotes",
	    async (open) => {
		const one = cpslint("sweep", ...day, "--rule", rule, "-f", "json",
		    top).toString().trim().split("\n").map((l) => JSON.parse(l));
		const page = await open(report("sweep", ...day, "--rule", rule,
		    "-f", "html", top));
		const text = await page.locator("#answers").textContent();

		same(await page.locator(".matrix").count(), 0, "matrix");
		for (const o of one.filter((l) => l.topics))
			for (const t of o.topics)
				holds(text.includes(t.message) && (!t.quote ||
				    text.includes(t.quote.slice(0, 60))),
				    `${o.file}: ${t.message}`);
		same(await violations(page), [], "axe");
	});

	await test("sweep: paper shows the whole matrix", async (open) => {
		const page = await open(file);

		await page.emulateMedia({ media: "print" });
		same(await page.locator(".scroll").evaluate((e) =>
		    getComputedStyle(e).overflow), "visible", "overflow");
		same(await page.locator(".bar").isVisible(), false, "bar");
		// As wide as an A3 sheet on its side, less its margins.
		await page.setViewportSize({ width: 1510, height: 1050 });
		same(await page.locator(".matrix").evaluate((e) =>
		    e.getBoundingClientRect().right <= innerWidth), true,
		    "every column is on the sheet");
	});

	await test("sweep: a phone tells what the figures count", async (open) => {
		const page = await open(file, {
			viewport: { width: 390, height: 844 } });

		same(await page.locator(".documents td.n").first().evaluate((e) =>
		    getComputedStyle(e, "::after").content), '" high"', "label");
		same(await page.evaluate(() => {
			const e = document.documentElement;
			return e.scrollWidth - e.clientWidth;
		}), 0, "width");
	});
};
