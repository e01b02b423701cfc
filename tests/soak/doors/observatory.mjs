// The score of MDN's HTTP Observatory for a site on this machine: node observatory.mjs PACKAGE HTTP HTTPS
import { pathToFileURL } from "node:url";

const [folder, httpPort, httpsPort] = process.argv.slice(2);
const part = (path) => import(pathToFileURL(`${folder}/src/${path}`).href);
const { retrieve } = await part("retriever/retriever.js");
const { ALL_TESTS } = await part("constants.js");
const { getGradeForScore, getScoreModifier } = await part("grader/grader.js");
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await part("grader/charts.js");

const seen = await retrieve("localhost", { httpPort: Number(httpPort), httpsPort: Number(httpsPort) });
const tests = ALL_TESTS.map((test) => test(seen)).filter((test) => test.result);
const points = tests.map((test) => getScoreModifier(test.result));
const lost = points.filter((each) => each < 0).reduce((sum, each) => sum + each, 0);
const won = points.filter((each) => each > 0).reduce((sum, each) => sum + each, 0);
const score = 100 + lost >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? 100 + lost + won : 100 + lost;
const results = Object.fromEntries(tests.map((test, number) => [test.result, points[number]]));
console.log(JSON.stringify({ score, grade: getGradeForScore(score).grade, results }));
