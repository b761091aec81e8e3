/* What every page of cpslint can do: views, light or dark, help on
   keys, keys. */
"use strict";
var page = (function () {
	var root = document.documentElement;
	var themes = ["auto", "light", "dark"];
	var keys = {};
	var keysOn = true;

	/* A page opened from disk may not be allowed to remember. */
	function remember(name, value) {
		try {
			localStorage.setItem("cpslint-" + name, value);
		} catch (e) { /* then it is forgotten */ }
	}
	function remembered(name) {
		try {
			return localStorage.getItem("cpslint-" + name);
		} catch (e) {
			return null;
		}
	}

	function setTheme(name) {
		var button = document.getElementById("theme");

		if (themes.indexOf(name) < 0)
			name = "auto";
		if (name === "auto")
			root.removeAttribute("data-theme");
		else
			root.setAttribute("data-theme", name);
		button.textContent = "Theme: " + name;
		button.value = name;
	}

	function nextTheme() {
		var at = themes.indexOf(document.getElementById("theme").value);
		var name = themes[(at + 1) % themes.length];

		setTheme(name);
		remember("theme", name);
	}

	function help() {
		document.getElementById("keys").showModal();
	}

	function isTyping(target) {
		return /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName);
	}

	function onKey(event) {
		if (event.ctrlKey || event.metaKey || event.altKey ||
		    event.defaultPrevented)
			return;
		if (event.key === "Escape" && isTyping(event.target)) {
			event.target.blur();
			return;
		}
		if (!keysOn || isTyping(event.target) ||
		    document.querySelector("dialog[open]"))
			return;
		if (keys[event.key] && keys[event.key](event) !== false)
			event.preventDefault();
	}

	function showView(name) {
		document.body.dataset.view = name;
		document.querySelectorAll(".bar nav a").forEach(function (a) {
			if (a.hash === "#" + name)
				a.setAttribute("aria-current", "page");
			else
				a.removeAttribute("aria-current");
		});
	}

	root.classList.add("js");
	setTheme(remembered("theme") || "auto");
	document.getElementById("theme").addEventListener("click", nextTheme);
	document.getElementById("help").addEventListener("click", help);
	document.getElementById("keys-on").addEventListener("change", function () {
		keysOn = this.checked;
	});
	document.addEventListener("keydown", onKey);
	keys["?"] = help;
	keys.t = nextTheme;
	return { keys: keys, showView: showView };
}());
