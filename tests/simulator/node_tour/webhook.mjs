// A bot that only checks signatures, with LINE's own SDK: prints its address, then a JSON line for each webhook.

import { middleware, validateSignature } from "@line/bot-sdk";
import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";

const secret = process.env.CHANNEL_SECRET;
const check = middleware({ channelSecret: secret });

const server = createServer(async (request, response) => {
  request.rawBody = await buffer(request);
  const valid = validateSignature(request.rawBody, secret, request.headers["x-line-signature"]);
  check(request, response, (wrong) => {
    const types = wrong ? [] : request.body.events.map((event) => event.type);
    console.log(JSON.stringify({ valid, refused: wrong ? wrong.name : null, types }));
    response.writeHead(wrong ? 401 : 200).end();
  });
});

server.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ port: server.address().port })));
