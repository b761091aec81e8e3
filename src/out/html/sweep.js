/* A sweep: filters, the cell in words, and the words it rests on. */
"use strict";
(function () {
	var matrix = document.querySelector(".matrix");
	var dialog = document.getElementById("answer");
	var readout = document.getElementById("readout");
	var words = document.getElementById("words");

	function byId(id) {
		return document.getElementById(id);
	}

	/* --- what a cell says ------------------------------------------- */

	/* Only lines of documents have a name at their head. */
	function rowName(cell) {
		return cell.parentNode.querySelector("th").title;
	}
	function columnOf(cell) {
		return Array.prototype.indexOf.call(cell.parentNode.children,
		    cell) - 1;
	}
	function columnHead(cell) {
		return matrix.tHead.rows[1].cells[columnOf(cell) + 1];
	}

	function tell(cell) {
		var b = document.createElement("b");

		b.textContent = columnHead(cell).textContent;
		readout.replaceChildren(b, " · " +
		    cell.firstChild.getAttribute("aria-label") + " · " +
		    rowName(cell));
	}

	function mark(cell) {
		var head = columnHead(cell);

		matrix.querySelectorAll("thead .at").forEach(function (th) {
			th.classList.remove("at");
		});
		head.classList.add("at");
		tell(cell);
	}

	function cellOf(target) {
		var cell = target.closest ? target.closest(".matrix td") : null;

		return cell && cell.firstChild &&
		    cell.firstChild.nodeName === "A" ? cell : null;
	}

	function make(name, text, className) {
		var e = document.createElement(name);

		e.textContent = text;
		if (className)
			e.className = className;
		return e;
	}

	function link(href, text) {
		var a = make("a", text);

		a.href = href;
		a.addEventListener("click", function () {
			dialog.close();
			reveal(href);
		});
		return a;
	}

	/* The answer is copied from its place in the list below. */
	function show(cell) {
		var id = cell.firstChild.getAttribute("href").slice(1);
		var answer = byId(id);
		var more = make("p", "", "more");
		var close = make("button", "Close", "button");

		if (!answer)
			return;
		close.addEventListener("click", function () { dialog.close(); });
		more.append(close, link("#" + id, "in the list of answers"),
		    link(columnHead(cell).firstChild.getAttribute("href"),
		    "what the others say, in numbers"));
		dialog.replaceChildren(make("h2", columnHead(cell).textContent),
		    make("p", rowName(cell), "where"),
		    answer.querySelector(".tag").cloneNode(true),
		    answer.querySelector("div").cloneNode(true), more);
		dialog.showModal();
	}

	/* --- moving ----------------------------------------------------- */

	function isLine(row) {
		return row.hasAttribute("data-d") && !row.hidden &&
		    row.cells.length > 2;
	}
	function step(cell, down, right) {
		var rows = Array.prototype.filter.call(matrix.rows, isLine);
		var row = rows[rows.indexOf(cell.parentNode) + down];
		var at = columnOf(cell) + 1 + right;
		var next = row && row.cells[at];

		while (next && (next.hidden || !next.firstChild ||
		    next.firstChild.nodeName !== "A")) {
			if (!right)
				return;
			at += right;
			next = at > 0 ? row.cells[at] : null;
		}
		if (next && next.firstChild.nodeName === "A" && at > 0)
			next.firstChild.focus();
	}

	var arrows = { ArrowUp: [-1, 0], ArrowDown: [1, 0],
		ArrowLeft: [0, -1], ArrowRight: [0, 1] };

	/* A link into a fold opens it. */
	function reveal(hash) {
		var target = hash.length > 1 && byId(hash.slice(1));
		var fold = target && target.closest("details");

		if (!target)
			return;
		if (fold)
			fold.open = true;
		target.scrollIntoView();
	}

	/* --- filters ---------------------------------------------------- */

	function hasIssue(column) {
		return Array.prototype.some.call(matrix.rows, function (row) {
			var cell = isLine(row) && row.cells[column + 1];

			return cell && /v-(conflict|missing|partial)/.test(
			    cell.className);
		});
	}

	function filter() {
		var chapter = byId("chapter").value;
		var only = byId("trouble").getAttribute("aria-pressed") === "true";
		var asked = words.value.toLowerCase().split(/\s+/);
		var chapters = matrix.tHead.rows[0].cells;
		var heads = matrix.tHead.rows[1].cells;
		var shown = 0, documents = 0, at = 1;

		Array.prototype.forEach.call(matrix.tBodies, function (body) {
			var any = false;

			Array.prototype.forEach.call(body.rows, function (row) {
				var name;

				if (!row.hasAttribute("data-d"))
					return;
				name = (row.cells[0].title + " " +
				    row.cells[0].textContent).toLowerCase();
				row.hidden = !asked.every(function (word) {
					return name.indexOf(word) >= 0;
				});
				any = any || !row.hidden;
				documents += row.hidden ? 0 : 1;
			});
			body.hidden = !any;
		});
		for (var c = 1; c < chapters.length; c++) {
			var head = chapters[c], span = +head.getAttribute("data-span");
			var left = 0;

			for (var k = at; k < at + span; k++) {
				var hide = (chapter && chapter !==
				    head.getAttribute("data-chapter")) ||
				    (only && !hasIssue(k - 1));

				heads[k].hidden = hide;
				left += hide ? 0 : 1;
			}
			head.hidden = left === 0;
			if (left)
				head.colSpan = left;
			at += span;
			shown += left;
		}
		Array.prototype.forEach.call(matrix.rows, function (row) {
			if (!isLine(row))
				return;
			for (var i = 1; i < row.cells.length; i++)
				row.cells[i].hidden = heads[i].hidden;
		});
		byId("tally").textContent = documents + " × " + shown;
	}

	/* --- beginning -------------------------------------------------- */

	if (matrix) {
		Array.prototype.forEach.call(matrix.tHead.rows[0].cells,
		    function (th) {
			th.setAttribute("data-span", th.colSpan);
		});
		["mouseover", "focusin"].forEach(function (kind) {
			matrix.addEventListener(kind, function (event) {
				var cell = cellOf(event.target);

				if (cell)
					mark(cell);
			});
		});
		matrix.addEventListener("click", function (event) {
			var cell = cellOf(event.target);

			if (!cell)
				return;
			event.preventDefault();
			show(cell);
		});
		matrix.addEventListener("keydown", function (event) {
			var cell = cellOf(event.target), by = arrows[event.key];

			if (!cell || !by || event.altKey || event.ctrlKey ||
			    event.metaKey)
				return;
			event.preventDefault();
			step(cell, by[0], by[1]);
		});
		words.addEventListener("input", filter);
		byId("chapter").addEventListener("change", filter);
		byId("trouble").addEventListener("click", function () {
			this.setAttribute("aria-pressed",
			    this.getAttribute("aria-pressed") !== "true");
			filter();
		});
		page.keys["/"] = function () { words.focus(); };
		page.keys.m = function () {
			var first = matrix.querySelector("td a");

			byId("matrix").scrollIntoView();
			if (first)
				first.focus({ preventScroll: true });
		};
		filter();
	}
	dialog.addEventListener("click", function (event) {
		if (event.target === dialog)
			dialog.close();
	});
	document.addEventListener("click", function (event) {
		var a = event.target.closest && event.target.closest("a[href^='#']");

		if (a && !a.closest(".matrix td"))
			reveal(a.getAttribute("href"));
	});
	window.addEventListener("hashchange", function () {
		reveal(location.hash);
	});
	reveal(location.hash);
}());
