/* A review: two views, three panes, filters, and the ways between a finding
   and the text it is about.  Everything shown is in the page already; here it
   is only hidden, opened and scrolled to. */
"use strict";
(function () {
	var body = document.body;
	var panes = document.querySelector(".panes");
	var textPane = document.getElementById("text");
	var list = document.getElementById("list");
	var findings = Array.from(document.querySelectorAll(".finding"));
	var chapters = Array.from(document.querySelectorAll(".findings .chapter"));
	var marks = Array.from(document.querySelectorAll("mark"));
	var refs = Array.from(document.querySelectorAll(".text .ref"));
	var treeLinks = Array.from(document.querySelectorAll(".tree a"));
	var words = document.getElementById("words");
	var source = document.getElementById("source");
	var chapter = document.getElementById("chapter");
	var chips = Array.from(document.querySelectorAll(".chip[value]"));
	var tally = document.getElementById("tally");
	var nothing = document.getElementById("nothing");
	var byNumber = {};
	var selected = null;
	var passage = 0;

	findings.forEach(function (f) { byNumber[f.dataset.n] = f; });

	/* --- views and panes --- */

	function showPane(name) {
		panes.dataset.pane = name;
		document.querySelectorAll(".switch button").forEach(function (b) {
			b.setAttribute("aria-pressed", String(b.value === name));
		});
	}

	/* Scrolls inside a pane; where panes are not beside each other the
	   element's own pane is brought up. */
	function bring(element, where) {
		function scroll() {
			element.scrollIntoView({ block: where || "center" });
		}

		scroll();
		/* What comes into view gets its real size only then. */
		window.requestAnimationFrame(scroll);
	}

	function isOnePane() {
		return getComputedStyle(document.querySelector(".switch")).display !==
		    "none";
	}

	/* --- a finding and its passages --- */

	/* In the order of the finding, which begins with what decided it. */
	function refsOf(finding) {
		return refs.filter(function (r) {
			return r.dataset.f === finding.dataset.n;
		}).sort(function (a, b) {
			return a.id.split("-")[1] - b.id.split("-")[1];
		});
	}

	function light(finding) {
		marks.forEach(function (m) {
			m.classList.toggle("on", Boolean(finding) &&
			    m.dataset.f.split(" ").indexOf(finding.dataset.n) >= 0);
		});
	}

	function select(finding) {
		if (selected && selected !== finding) {
			selected.classList.remove("on");
			if (selected.dataset.opened) {
				selected.open = false;
				delete selected.dataset.opened;
			}
		}
		selected = finding;
		passage = 0;
		light(finding);
		if (!finding)
			return;
		finding.classList.add("on");
		if (!finding.open) {
			finding.open = true;
			finding.dataset.opened = "yes";
		}
	}

	/* The text beside a finding: its first passage, else its section. */
	function showText(finding) {
		var to = refsOf(finding)[0] || document.getElementById(
		    finding.dataset.section || "");

		if (to)
			bring(to, to.classList.contains("ref") ? "center" : "start");
	}

	function goTo(finding) {
		if (finding.classList.contains("off"))
			clear();
		page.showView("review");
		select(finding);
		showPane("findings");
		bring(finding, "start");
		if (!isOnePane())
			showText(finding);
		finding.querySelector("summary").focus({ preventScroll: true });
	}

	function remember(finding) {
		history.replaceState(null, "", "#" + finding.id);
	}

	function shown() {
		return findings.filter(function (f) {
			return !f.classList.contains("off");
		});
	}

	function step(by) {
		var all = shown();
		var at = selected ? all.indexOf(selected) + by : by > 0 ? 0 : -1;

		if (!all.length)
			return;
		at = Math.max(0, Math.min(all.length - 1, at));
		goTo(all[at]);
		remember(all[at]);
	}

	function nextPassage() {
		var all = selected ? refsOf(selected) : [];

		if (!all.length)
			return false;
		passage = (passage + 1) % all.length;
		showPane("text");
		bring(all[passage]);
		return true;
	}

	/* --- filters --- */

	function pressed(name) {
		return chips.filter(function (c) {
			return c.name === name &&
			    c.getAttribute("aria-pressed") === "true";
		}).map(function (c) { return c.value; });
	}

	function fits(f, verdicts, severities, wanted) {
		return (!verdicts.length || verdicts.indexOf(f.dataset.verdict) >= 0) &&
		    (!severities.length ||
			severities.indexOf(f.dataset.severity) >= 0) &&
		    (!source.value ||
			f.dataset.sources.split(" ").indexOf(source.value) >= 0) &&
		    (!chapter.value || f.dataset.chapter === chapter.value) &&
		    wanted.every(function (word) {
			    return f.textContent.toLowerCase().indexOf(word) >= 0;
		    });
	}

	function filter() {
		var verdicts = pressed("verdict"), severities = pressed("severity");
		var wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
		var off = {}, n = 0;

		findings.forEach(function (f) {
			var good = fits(f, verdicts, severities, wanted);

			f.classList.toggle("off", !good);
			f.hidden = !good;
			off[f.dataset.n] = !good;
			n += good ? 1 : 0;
		});
		chapters.forEach(function (c) {
			c.hidden = !c.querySelector(".finding:not(.off)");
		});
		refs.forEach(function (r) {
			r.classList.toggle("mute", off[r.dataset.f]);
		});
		marks.forEach(function (m) {
			m.classList.toggle("mute", m.dataset.f.split(" ").every(
			    function (number) { return off[number]; }));
		});
		nothing.hidden = n > 0;
		document.getElementById("clear").hidden = n === findings.length;
		tally.textContent = n === findings.length ?
		    n + " findings" : n + " of " + findings.length + " findings";
		if (selected && selected.hidden)
			select(null);
	}

	function clear() {
		chips.forEach(function (c) {
			c.setAttribute("aria-pressed", "false");
		});
		words.value = source.value = chapter.value = "";
		filter();
	}

	/* A count of the overview leads to the findings that it counts. */
	function only(name, value) {
		clear();
		chips.forEach(function (c) {
			if (c.name === name && c.value === value)
				c.setAttribute("aria-pressed", "true");
		});
		filter();
		page.showView("review");
		showPane("findings");
		list.scrollTop = 0;
	}

	/* --- sections --- */

	function here() {
		var top = textPane.getBoundingClientRect().top + 80;
		var sections = textPane.querySelectorAll(".sec");
		var low = 0, high = sections.length - 1, mid, link;

		while (low < high) {
			mid = (low + high + 1) >> 1;
			if (sections[mid].getBoundingClientRect().top <= top)
				low = mid;
			else
				high = mid - 1;
		}
		treeLinks.forEach(function (a) { a.classList.remove("here"); });
		link = sections[low] && treeLinks.find(function (a) {
			return a.hash === "#" + sections[low].id;
		});
		if (link)
			link.classList.add("here");
	}

	function goToText(element) {
		page.showView("review");
		showPane("text");
		bring(element, element.classList.contains("ref") ? "center" : "start");
	}

	/* --- addresses --- */

	function follow() {
		var id = decodeURIComponent(location.hash.slice(1));
		var to = id && document.getElementById(id);

		if (!to) {
			page.showView(id === "review" ? "review" : "overview");
			return;
		}
		if (to.classList.contains("finding"))
			goTo(to);
		else if (textPane.contains(to))
			goToText(to);
		else if (to === panes.parentNode)
			page.showView("review");
		else
			page.showView("overview");
	}

	document.addEventListener("click", function (event) {
		var mark = event.target.closest("mark");
		var link = event.target.closest("a[href^='#']");
		var count = event.target.closest("[data-only]");
		var to;

		if (count) {
			event.preventDefault();
			only(count.dataset.only, count.dataset.value);
			return;
		}
		if (link && link.hash === location.hash) {
			event.preventDefault(); /* no change of address, still a wish */
			follow();
			return;
		}
		if (mark && !link && !mark.classList.contains("mute")) {
			to = mark.dataset.f.split(" ").map(function (n) {
				return byNumber[n];
			}).filter(function (f) { return !f.hidden; })[0];
			if (to) {
				goTo(to);
				remember(to);
			}
		}
	});

	findings.forEach(function (f) {
		f.querySelector("summary").addEventListener("click", function () {
			if (f.open)
				return; /* it is being closed */
			if (selected !== f) {
				select(f);
				f.open = false; /* the click itself opens it */
			}
			delete f.dataset.opened;
			remember(f);
			if (!isOnePane())
				showText(f);
		});
	});

	chips.forEach(function (c) {
		c.addEventListener("click", function () {
			c.setAttribute("aria-pressed",
			    String(c.getAttribute("aria-pressed") !== "true"));
			filter();
		});
	});
	words.addEventListener("input", filter);
	source.addEventListener("change", filter);
	chapter.addEventListener("change", filter);
	document.getElementById("clear").addEventListener("click", clear);
	document.querySelectorAll(".switch button").forEach(function (b) {
		b.addEventListener("click", function () { showPane(b.value); });
	});
	document.getElementById("all-sections").addEventListener("change",
	    function () {
		document.querySelector(".tree").classList.toggle("all", this.checked);
	});

	/* On paper everything is open. */
	window.addEventListener("beforeprint", function () {
		document.querySelectorAll("#overview details, .finding").forEach(
		    function (d) {
			if (!d.open) {
				d.open = true;
				d.dataset.printed = "yes";
			}
		});
	});
	window.addEventListener("afterprint", function () {
		document.querySelectorAll("[data-printed]").forEach(function (d) {
			d.open = false;
			delete d.dataset.printed;
		});
	});

	page.keys.j = function () { step(1); };
	page.keys.k = function () { step(-1); };
	page.keys.e = nextPassage;
	page.keys["/"] = function () {
		page.showView("review");
		showPane("findings");
		words.focus();
	};
	page.keys.o = function () {
		location.hash = body.dataset.view === "overview" ? "#review" :
		    "#overview";
	};
	page.keys.Escape = function () { select(null); };

	window.addEventListener("hashchange", follow);
	textPane.addEventListener("scroll", function () {
		window.requestAnimationFrame(here);
	}, { passive: true });
	showPane("findings");
	filter();
	follow();
}());
