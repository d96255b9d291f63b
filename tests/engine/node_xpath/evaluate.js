// Evaluate [{at, expr}] on an instance with openrosa-xpath-evaluator: one JSON job in, one JSON list out.
const { JSDOM } = require('jsdom');

const job = JSON.parse(require('fs').readFileSync(0, 'utf-8'));
const { window } = new JSDOM('');
for (const name of ['Node', 'XPathResult', 'XPathEvaluator', 'XPathExpression', 'DOMParser']) globalThis[name] = window[name];
// jsdom wants a type where browsers do without one
globalThis.XPathEvaluator = class {
    constructor() { this.inner = new window.XPathEvaluator(); }
    evaluate(...given) { return this.inner.evaluate(...given); }
    createExpression(text, resolver) {
        const expression = this.inner.createExpression(text, resolver);
        return { evaluate: (node) => expression.evaluate(node, 0, null) };
    }
};
globalThis.window = { enketoFormLocale: 'en-US' };

if (job.now) {
    const Real = Date;
    globalThis.Date = class extends Real {
        constructor(...given) { super(...(given.length ? given : [job.now])); }
        static now() { return new Real(job.now).getTime(); }
    };
}

const evaluator = require('openrosa-xpath-evaluator')();
const names = { jr: 'http://openrosa.org/javarosa', orx: 'http://openrosa.org/xforms' };
const resolver = { lookupNamespaceURI: (prefix) => names[prefix] || null };
const doc = new window.DOMParser().parseFromString(job.xml, 'application/xml');

const numeral = (number) => (Number.isFinite(number) ? number : String(number));

// Document order, which it does not always keep; a shuffle stays as it is
function nodes(found, isShuffled) {
    const all = [];
    for (let one = found.iterateNext(); one; one = found.iterateNext()) all.push(one);
    if (!isShuffled) all.sort((a, b) => (a.compareDocumentPosition(b) & window.Node.DOCUMENT_POSITION_PRECEDING ? 1 : -1));
    return all.map((one) => one.textContent ?? one.documentElement.textContent);
}

function told(found, isShuffled) {
    if ('iterateNext' in found) return { type: 'nodes', got: nodes(found, isShuffled) };
    if ('booleanValue' in found) return { type: 'boolean', got: found.booleanValue };
    if ('numberValue' in found) return { type: 'number', got: numeral(found.numberValue) };
    return { type: 'string', got: found.stringValue };
}

function evaluate({ at, expr }) {
    try {
        const here = doc.evaluate(at, doc, null, 9, null).singleNodeValue;
        if (!here) return { error: `nothing at ${at}` };
        return told(evaluator.evaluate(expr, here, resolver, 0), expr.includes('randomize('));
    } catch (fault) {
        return { error: String(fault.message || fault).slice(0, 300) };
    }
}

process.stdout.write(JSON.stringify(job.asked.map(evaluate)));
