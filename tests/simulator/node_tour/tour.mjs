// Calls every endpoint of the local LINE once through LINE's own SDK and prints a JSON line for each.
// What the tour needs to know (addresses, ids, tokens) comes as JSON in the environment variable TOUR.

import { channelAccessToken, messagingApi } from "@line/bot-sdk";
import { buffer } from "node:stream/consumers";

const known = JSON.parse(process.env.TOUR);
const settings = { channelAccessToken: known.token, baseURL: known.base };
const line = new messagingApi.MessagingApiClient(settings);
const blob = new messagingApi.MessagingApiBlobClient(settings);
const tokens = new channelAccessToken.ChannelAccessTokenClient({ baseURL: known.base });

const KEY = "0d3f7f3e-5a52-4a3e-9c1d-6a7a3a2b1c0d";
const words = [{ type: "text", text: "สวัสดีค่ะ" }];
const menu = {
  size: { width: 800, height: 400 },
  selected: true,
  name: "หลัก",
  chatBarText: "เมนูเจ้าหน้าที่",
  areas: [{ bounds: { x: 0, y: 0, width: 800, height: 400 }, action: { type: "postback", label: "งาน", data: "m" } }],
};
const card = {
  type: "flex",
  altText: "สรุป",
  contents: {
    type: "bubble",
    body: { type: "box", layout: "vertical", contents: [{ type: "text", text: "สรุป", wrap: true }] },
  },
};

async function tell(name, call) {
  try {
    const answer = await call();
    console.log(JSON.stringify({ name, status: 200, answer: Buffer.isBuffer(answer) ? answer.length : answer }));
    return answer;
  } catch (wrong) {
    const accepted = wrong.headers?.get("x-line-accepted-request-id") ?? null;
    console.log(JSON.stringify({ name, status: wrong.status ?? 0, answer: wrong.body ?? String(wrong), accepted }));
    return null;
  }
}

const requestId = async (call) => (await call).httpResponse.headers.get("x-line-request-id");

async function channel() {
  await tell("getBotInfo", () => line.getBotInfo());
  await tell("getWebhookEndpoint", () => line.getWebhookEndpoint());
  await tell("setWebhookEndpoint", () => line.setWebhookEndpoint({ endpoint: known.webhook }));
  await tell("testWebhookEndpoint", () => line.testWebhookEndpoint({ endpoint: known.webhook }));
}

async function messages() {
  await tell("replyMessage", () => line.replyMessage({ replyToken: known.replyToken, messages: [...words, card] }));
  const push = { to: known.person, messages: words, customAggregationUnits: ["tour"] };
  await tell("pushMessage", () => line.pushMessage(push, KEY));
  await tell("pushMessage again", () => line.pushMessage(push, KEY));
  await tell("multicast", () => line.multicast({ to: [known.person, known.other], messages: words }));
  await tell("broadcast", () => line.broadcast({ messages: words }));
  const id = await requestId(line.narrowcastWithHttpInfo({ messages: words }));
  await tell("getNarrowcastProgress", () => line.getNarrowcastProgress(id));
  for (const kind of ["Reply", "Push", "Multicast", "Narrowcast", "Broadcast"]) {
    await tell(`validate${kind}`, () => line[`validate${kind}`]({ messages: words }));
  }
  await tell("markMessagesAsReadByToken", () => line.markMessagesAsReadByToken({ markAsReadToken: known.markToken }));
  await tell("showLoadingAnimation", () => line.showLoadingAnimation({ chatId: known.person, loadingSeconds: 5 }));
}

async function counts() {
  await tell("getMessageQuota", () => line.getMessageQuota());
  await tell("getMessageQuotaConsumption", () => line.getMessageQuotaConsumption());
  for (const kind of ["Reply", "Push", "Multicast", "Broadcast"]) {
    await tell(`sent${kind}`, () => line[`getNumberOfSent${kind}Messages`]("20211121"));
  }
  await tell("getAggregationUnitUsage", () => line.getAggregationUnitUsage());
  await tell("getAggregationUnitNameList", () => line.getAggregationUnitNameList("10"));
}

async function content() {
  await tell("getMessageContent", async () => buffer(await blob.getMessageContent(known.photo)));
  await tell("getMessageContentPreview", async () => buffer(await blob.getMessageContentPreview(known.photo)));
  await tell("getMessageContentTranscoding", () => blob.getMessageContentTranscodingByMessageId(known.sound));
}

async function people() {
  await tell("getProfile", () => line.getProfile(known.person));
  await tell("getProfile of a stranger", () => line.getProfile(known.stranger));
  await tell("issueLinkToken", () => line.issueLinkToken(known.person));
  await tell("getFollowers", () => line.getFollowers());
  await tell("getGroupSummary", () => line.getGroupSummary(known.group));
  await tell("getGroupMemberCount", () => line.getGroupMemberCount(known.group));
  await tell("getGroupMemberProfile", () => line.getGroupMemberProfile(known.group, known.person));
  await tell("getGroupMembersIds", () => line.getGroupMembersIds(known.group));
  await tell("leaveGroup", () => line.leaveGroup(known.group));
}

async function menus() {
  await tell("validateRichMenuObject", () => line.validateRichMenuObject(menu));
  const made = (await tell("createRichMenu", () => line.createRichMenu(menu))).richMenuId;
  const picture = new Blob([Buffer.from(known.picture, "base64")], { type: "image/png" });
  await tell("setRichMenuImage", () => blob.setRichMenuImage(made, picture));
  await tell("setRichMenuImage again", () => blob.setRichMenuImage(made, picture));
  await tell("getRichMenuImage", async () => buffer(await blob.getRichMenuImage(made)));
  await tell("getRichMenu", () => line.getRichMenu(made));
  await tell("getRichMenuList", () => line.getRichMenuList());
  await links(made);
  await aliases(made);
  await batches(made);
  await tell("deleteRichMenu", () => line.deleteRichMenu(made));
}

async function links(made) {
  await tell("setDefaultRichMenu", () => line.setDefaultRichMenu(made));
  await tell("getDefaultRichMenuId", () => line.getDefaultRichMenuId());
  await tell("cancelDefaultRichMenu", () => line.cancelDefaultRichMenu());
  await tell("linkRichMenuIdToUser", () => line.linkRichMenuIdToUser(known.person, made));
  await tell("getRichMenuIdOfUser", () => line.getRichMenuIdOfUser(known.person));
  await tell("unlinkRichMenuIdFromUser", () => line.unlinkRichMenuIdFromUser(known.person));
  const users = [known.person, known.other];
  await tell("linkRichMenuIdToUsers", () => line.linkRichMenuIdToUsers({ richMenuId: made, userIds: users }));
  await tell("unlinkRichMenuIdFromUsers", () => line.unlinkRichMenuIdFromUsers({ userIds: users }));
}

async function aliases(made) {
  await tell("createRichMenuAlias", () => line.createRichMenuAlias({ richMenuAliasId: "tab", richMenuId: made }));
  await tell("getRichMenuAlias", () => line.getRichMenuAlias("tab"));
  await tell("updateRichMenuAlias", () => line.updateRichMenuAlias("tab", { richMenuId: made }));
  await tell("getRichMenuAliasList", () => line.getRichMenuAliasList());
  await tell("deleteRichMenuAlias", () => line.deleteRichMenuAlias("tab"));
}

async function batches(made) {
  const order = { operations: [{ type: "unlink", from: made }] };
  await tell("validateRichMenuBatchRequest", () => line.validateRichMenuBatchRequest(order));
  const id = await requestId(line.richMenuBatchWithHttpInfo(order));
  await tell("getRichMenuBatchProgress", () => line.getRichMenuBatchProgress(id));
}

async function oauth() {
  const { channel: id, secret } = known;
  const stateless = await tell("issueStatelessChannelToken", () =>
    tokens.issueStatelessChannelTokenByClientSecret(id, secret),
  );
  const fresh = new messagingApi.MessagingApiClient({ ...settings, channelAccessToken: stateless.access_token });
  await tell("getBotInfo with it", () => fresh.getBotInfo());
  const short = await tell("issueChannelToken", () => tokens.issueChannelToken("client_credentials", id, secret));
  await tell("verifyChannelToken", () => tokens.verifyChannelToken(short.access_token));
  await tell("revokeChannelToken", () => tokens.revokeChannelToken(short.access_token));
}

for (const part of [channel, messages, counts, content, menus, oauth, people]) await part();
