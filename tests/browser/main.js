"use strict";
const { main } = require("./harness.js");

main(require("./review.js"), require("./hostile.js"), require("./diff.js"),
    require("./sweep.js"), require("./published.js"));
