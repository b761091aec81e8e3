// What the tests of pages share: a browser, a report made by cpslint, and
// checks that say what was expected.
"use strict";
const fs = require("fs");
const path = require("path");
const { execFileSync } = require("child_process");
const { chromium } = require("playwright-core");

const out = process.env.OUT;
const counts = { passed: 0, failed: 0, skipped: 0 };
let browser;

// Runs cpslint and gives what it writes; a review with issues has status 1.
function cpslint(...words) {
	try {
		return execFileSync(process.env.CPSLINT, words, {
			maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"] });
	} catch (e) {
		if (e.status === 1 || e.stdout.length > 0)
			return e.stdout;
		throw new Error(`cpslint ${words.join(" ")}: ${e.stderr}`);
	}
}

let made = 0;
function report(...words) {
	const file = path.join(out, `report-${++made}.html`);

	fs.writeFileSync(file, cpslint(...words));
	return file;
}

// The first two chapters of a document: a page that axe is done with soon, with
// every kind of part that the whole has.
function beginning(document) {
	const file = path.join(out, `${path.basename(document)}.md`);
	const text = cpslint("extract", "-f", "markdown", document).toString();

	fs.writeFileSync(file, text.slice(0, text.search(/^# 3\b/m)));
	return file;
}

// A page on a file; whatever it says, asks for or stumbles over is kept.
async function open(file, { hash = "", ...options } = {}) {
	const context = await browser.newContext({
		viewport: { width: 1400, height: 900 }, ...options });
	const page = await context.newPage();

	page.troubles = [];
	page.on("console", (m) => page.troubles.push(`console: ${m.text()}`));
	page.on("pageerror", (e) => page.troubles.push(`error: ${e.message}`));
	page.on("dialog", (d) => {
		page.troubles.push(`dialog: ${d.message()}`);
		d.dismiss();
	});
	page.on("request", (r) => {
		if (r.url().split("#")[0] !== page.address)
			page.troubles.push(`request: ${r.url()}`);
	});
	page.address = `file://${file}`;
	await page.goto(page.address + hash);
	return page;
}

function same(got, expected, what) {
	const a = JSON.stringify(got), b = JSON.stringify(expected);

	if (a !== b)
		throw new Error(`${what}: expected ${b}, got ${a}`);
}

function holds(truth, what) {
	if (!truth)
		throw new Error(what);
}

// Runs the tests whose name has the word given on the command line.  A test
// gets a page opener; its pages are closed, and must have been quiet.
async function test(name, run) {
	const pages = [];

	if (!name.includes(process.argv[2] || ""))
		return;
	try {
		await run(async (...words) => {
			const page = await open(...words);
			pages.push(page);
			return page;
		});
		for (const page of pages)
			same(page.troubles, [], "troubles of the page");
		counts.passed++;
		console.log(`ok      ${name}`);
	} catch (e) {
		counts.failed++;
		console.log(`FAILED  ${name}\n    ${e.message}`);
	}
	for (const page of pages)
		await page.context().close();
}

function skip(why) {
	counts.skipped++;
	console.log(`skip    ${why}`);
}

// Is a part of it inside the window and its pane?
function isSeen(locator) {
	return locator.evaluate((e) => {
		const box = e.getBoundingClientRect();
		const pane = e.closest(".list, .pane");
		const room = pane ? pane.getBoundingClientRect() :
		    { top: 0, bottom: innerHeight };

		return box.height > 0 && box.bottom > Math.max(0, room.top) &&
		    box.top < Math.min(innerHeight, room.bottom);
	});
}

const axeSource = fs.readFileSync(require.resolve("axe-core/axe.min.js"),
    "utf8");

// Violations as "rule: selector"; axe is put in from outside the page, where
// its policy does not hold.
async function violations(page) {
	await page.evaluate(axeSource);
	return page.evaluate(async () => {
		const found = await window.axe.run(document);

		return found.violations.flatMap((v) => v.nodes.slice(0, 3).map(
		    (n) => `${v.id}: ${n.target.join(" ")} ${n.failureSummary}`));
	});
}

async function main(...suites) {
	browser = await chromium.launch({ executablePath: "/usr/bin/chromium",
		args: ["--no-sandbox"] });
	for (const suite of suites)
		await suite();
	await browser.close();
	console.log(`${counts.passed} passed, ${counts.failed} failed, ` +
	    `${counts.skipped} skipped`);
	process.exit(counts.failed ? 1 : 0);
}

module.exports = { cpslint, report, beginning, test, skip, same, holds, isSeen,
	violations, main, out };
