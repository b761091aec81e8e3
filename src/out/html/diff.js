/* Two versions: overview and rows, filters, and the ways between the list of
   changes and the rows. */
"use strict";
(function () {
	var body = document.body;
	var rows = document.getElementById("rows");
	var items = Array.from(document.querySelectorAll(".change"));
	var words = document.getElementById("words");
	var kind = document.getElementById("class");
	var commitments = document.getElementById("commitments");
	var unchanged = document.getElementById("unchanged");
	var parts = Array.from(document.querySelectorAll(".part"));
	var rowsOf = {};
	var selected = null;

	rows.querySelectorAll("[data-c]").forEach(function (row) {
		(rowsOf[row.dataset.c] = rowsOf[row.dataset.c] || []).push(row);
	});

	function isOn(button) {
		return button.getAttribute("aria-pressed") === "true";
	}

	function press(button, on) {
		button.setAttribute("aria-pressed", String(on));
	}

	/* What a change says: its line in the list and its rows. */
	function textOf(item) {
		return (item.textContent + " " + (rowsOf[item.dataset.c] || [])
		    .map(function (r) { return r.textContent; }).join(" "))
		    .toLowerCase();
	}

	function fits(item, wanted) {
		var text;

		if (kind.value && item.dataset.class !== kind.value ||
		    isOn(commitments) && item.dataset.commitment !== "yes")
			return false;
		text = wanted.length ? textOf(item) : "";
		return wanted.every(function (word) {
			return text.indexOf(word) >= 0;
		});
	}

	function filter() {
		var wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
		var n = 0;

		items.forEach(function (item) {
			var good = fits(item, wanted);

			item.hidden = !good;
			n += good ? 1 : 0;
			(rowsOf[item.dataset.c] || []).forEach(function (r) {
				r.classList.toggle("mute", !good);
			});
		});
		rows.classList.toggle("only", isOn(unchanged));
		parts.forEach(function (p) {
			p.hidden = isOn(unchanged) &&
			    !p.querySelector("[data-c]:not(.mute)");
		});
		document.getElementById("nothing").hidden = n > 0;
		document.getElementById("tally").textContent =
		    n === items.length ? n + " changes" :
		    n + " of " + items.length + " changes";
	}

	function clear() {
		words.value = kind.value = "";
		press(commitments, false);
		filter();
	}

	/* What comes into view gets its real size only then. */
	function bring(row) {
		function scroll() {
			row.scrollIntoView({ block: "center" });
		}

		scroll();
		window.requestAnimationFrame(scroll);
	}

	function goTo(item) {
		if (item.hidden)
			clear();
		if (selected) {
			selected.classList.remove("on");
			(rowsOf[selected.dataset.c] || []).forEach(function (r) {
				r.classList.remove("on");
			});
		}
		selected = item;
		item.classList.add("on");
		page.showView("sides");
		item.scrollIntoView({ block: "nearest" });
		(rowsOf[item.dataset.c] || []).forEach(function (r, i) {
			r.classList.add("on");
			if (i === 0)
				bring(r);
		});
	}

	function step(by) {
		var all = items.filter(function (i) { return !i.hidden; });
		var at = selected ? all.indexOf(selected) + by : by > 0 ? 0 : -1;

		if (!all.length)
			return;
		at = Math.max(0, Math.min(all.length - 1, at));
		goTo(all[at]);
		history.replaceState(null, "", "#change-" + all[at].dataset.c);
	}

	function follow() {
		var id = location.hash.slice(1);
		var number = /^change-(\d+)$/.exec(id);
		var item = number && items.find(function (i) {
			return i.dataset.c === number[1];
		});

		if (item)
			goTo(item);
		else
			page.showView(id === "sides" ? "sides" : "overview");
	}

	document.addEventListener("click", function (event) {
		var only = event.target.closest("[data-only]");
		var link = event.target.closest("a[href^='#']");

		if (only) {
			event.preventDefault();
			clear();
			if (only.dataset.only === "commitment")
				press(commitments, true);
			else
				kind.value = only.dataset.only;
			press(unchanged, true);
			filter();
			page.showView("sides");
		} else if (link && link.hash === location.hash) {
			event.preventDefault();
			follow();
		}
	});
	[commitments, unchanged].forEach(function (b) {
		b.addEventListener("click", function () {
			press(b, !isOn(b));
			filter();
		});
	});
	words.addEventListener("input", filter);
	kind.addEventListener("change", filter);
	page.keys.j = function () { step(1); };
	page.keys.k = function () { step(-1); };
	page.keys.u = function () { unchanged.click(); };
	page.keys["/"] = function () {
		page.showView("sides");
		words.focus();
	};
	page.keys.o = function () {
		location.hash = body.dataset.view === "overview" ? "#sides" :
		    "#overview";
	};
	window.addEventListener("hashchange", follow);
	filter();
	follow();
}());
