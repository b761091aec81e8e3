// Published documents, the largest among them: quiet, complete and quick.
"use strict";
const fs = require("fs");
const { report, test, skip, same, holds, violations,
	cpslint } = require("./harness.js");

const folder = "../shared/corpus/docx";
const documents = ["letsencrypt/cp-cps-6.2.docx", "actalis/tls-cp-cps-6.0.docx",
    "cabforum/br-2.2.6.docx"];

// Generous: a machine may be busy; without care they are missed by far.
const loadMost = 6000, stepMost = 1500;

module.exports = async function () {
	if (!fs.existsSync(folder)) {
		skip("published documents: no ../shared");
		return;
	}
	for (const name of documents)
		await test(`${name} opens and is gone through quickly`,
		    async (open) => {
			const words = ["check", "--as-of", "2026-11-21", "-f"];
			const file = report(...words, "html", `${folder}/${name}`);
			const review = JSON.parse(cpslint(...words, "json",
			    `${folder}/${name}`));
			let started = Date.now();
			const page = await open(file, { hash: "#review" });

			holds(Date.now() - started < loadMost,
			    `loaded in ${Date.now() - started} ms`);
			same(await page.locator(".finding").count(),
			    review.findings.length, "findings");
			started = Date.now();
			for (let i = 0; i < 5; i++)
				await page.keyboard.press("j");
			await page.locator("#words").fill("audit");
			holds((Date.now() - started) / 6 < stepMost,
			    `a step takes ${(Date.now() - started) / 6} ms`);
			await page.locator("#words").fill("");
			if (name !== documents[0])
				return; /* axe takes up to a minute there */
			same(await violations(page), [], "axe");
		});
};
