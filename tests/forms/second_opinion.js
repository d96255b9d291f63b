// Evaluate many expressions on many documents with openrosa-xpath-evaluator: one JSON job in, one JSON list out.
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

const Real = Date;
globalThis.Date = class extends Real {
    constructor(...given) { super(...(given.length ? given : [job.now])); }
    static now() { return new Real(job.now).getTime(); }
};

const evaluator = require('openrosa-xpath-evaluator')();
const resolver = { lookupNamespaceURI: () => null };

function answered(doc, [at, expr, kind]) {
    try {
        const here = doc.evaluate(at, doc, null, 9, null).singleNodeValue;
        if (!here) return { error: `nothing at ${at}` };
        const found = evaluator.evaluate(expr, here, resolver, kind === 'truth' ? 3 : 2);
        return { got: kind === 'truth' ? found.booleanValue : found.stringValue };
    } catch (fault) {
        return { error: String(fault.message || fault).slice(0, 300) };
    }
}

const parser = new window.DOMParser();
const told = job.documents.map(({ xml, asked }) => {
    const doc = parser.parseFromString(xml, 'application/xml');
    return asked.map((one) => answered(doc, one));
});
process.stdout.write(JSON.stringify(told));
