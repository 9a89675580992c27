package org.muster.notices.channel;

import static org.muster.notices.channel.Wire.encode;
import static org.muster.notices.channel.Wire.errcode;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.muster.shared.AccessToken;

/**
 * DingTalk (钉钉) work notices: a hundred members a call, taken at once and brought later, so that
 * what became of them has to be asked for. The same text reaches a member once a day, whoever sends
 * it again. <a
 * href="https://open.dingtalk.com/document/orgapp/asynchronous-sending-of-enterprise-session-messages">Sending</a>,
 * <a
 * href="https://open.dingtalk.com/document/orgapp/obtain-the-sending-result-of-asynchronous-sending-of-messages-to">what
 * became of it</a>.
 */
class DingTalkChannel implements Channel {

  private static final String API = "https://api.dingtalk.com";
  private static final String NOTICES = "https://oapi.dingtalk.com";
  private static final String CONVERSATION = "/topapi/message/corpconversation/";
  private static final int TOGETHER = 100;

  /** Twenty a second for one interface, with room for what else the application asks. */
  private static final int CALLS_A_MINUTE = 1_000;

  private static final String ACCOUNT = "[^,\\s\\p{Cntrl}]{1,64}";

  private final Wire wire;
  private final String api;
  private final String notices;
  private final String client;
  private final String secret;
  private final long agent;
  private final AccessToken access;
  private final Pace pace;

  DingTalkChannel(ChannelSettings.Service settings, Wire wire, Clock clock) {
    this.wire = wire;
    api = settings.api(API);
    notices = settings.api(NOTICES);
    client = Objects.requireNonNull(settings.clientId());
    secret = Objects.requireNonNull(settings.clientSecret());
    agent = Long.parseLong(Objects.requireNonNull(settings.agentId()));
    access = new AccessToken(this::fetch, clock);
    pace = new Pace(CALLS_A_MINUTE, clock);
  }

  @Override
  public Kind kind() {
    return Kind.DINGTALK;
  }

  @Override
  public int together() {
    return pace.left() == 0 ? 0 : TOGETHER * 5;
  }

  @Override
  public void hand(List<Letter> letters, Handing handing) {
    var addressed = Batches.addressed(letters, ACCOUNT, handing);
    for (var batch : Batches.of(addressed, Letter::content, TOGETHER)) {
      if (!pace.take()) {
        return;
      }
      send(batch, handing);
    }
  }

  private void send(List<Letter> batch, Handing handing) {
    var letter = batch.getFirst();
    var answer =
        ask(
            "asyncsend_v2",
            Map.of(
                "agent_id",
                agent,
                "userid_list",
                batch.stream().map(Letter::address).collect(Collectors.joining(",")),
                "msg",
                Map.of(
                    "msgtype",
                    "action_card",
                    "action_card",
                    Map.of(
                        "title", letter.title(),
                        "markdown", "### " + letter.title() + "\n\n" + paragraphs(letter.text()),
                        "single_title", Clip.button(letter.linkLabel()),
                        "single_url", letter.page()))));
    switch (errcode(answer)) {
      case 0 ->
          handing.accepted(
              batch, answer.get("task_id") instanceof Number task ? task.toString() : null);
      case -1 -> batch.forEach(one -> handing.later(one, "busy"));
      case 33012, 40003 -> batch.forEach(one -> handing.refused(one, "no-such-address"));
      default -> {
        stop(answer);
        batch.forEach(one -> handing.later(one, "errcode-" + answer.get("errcode")));
      }
    }
  }

  @Override
  public boolean inquires() {
    return true;
  }

  @Override
  public void inquire(List<String> references, Receipts receipts) {
    for (var reference : references) {
      if (!pace.take()) {
        return;
      }
      var answer =
          ask("getsendresult", Map.of("agent_id", agent, "task_id", Long.parseLong(reference)));
      if (errcode(answer) != 0) {
        stop(answer);
      } else if (answer.get("send_result") instanceof Map<?, ?> result) {
        receipts.read(reference, members(result, "read_user_id_list"));
        receipts.delivered(reference, members(result, "unread_user_id_list"));
        receipts.failed(reference, members(result, "invalid_user_id_list"), "no-such-address");
        receipts.failed(reference, members(result, "forbidden_user_id_list"), "forbidden");
        receipts.failed(reference, members(result, "failed_user_id_list"), "not-brought");
      }
    }
  }

  /** What is wrong with the application or its pace is no letter's fault. */
  private static void stop(Map<String, Object> answer) {
    int code = errcode(answer);
    if (code >= 90001 && code <= 90020) {
      throw new ChannelDown("too-often", Duration.ofMinutes(1));
    }
    if (code == 88 || code == 40014 || code == 42001 || code == 60011 || code == 71006) {
      throw new ChannelDown("errcode-" + code, (Throwable) null);
    }
  }

  private Map<String, Object> ask(String name, Object body) {
    return access.ask(
        token -> wire.post(notices + CONVERSATION + name + "?access_token=" + encode(token), body));
  }

  private AccessToken.Fresh fetch() {
    var answer =
        wire.post(api + "/v1.0/oauth2/accessToken", Map.of("appKey", client, "appSecret", secret));
    if (!(answer.get("accessToken") instanceof String token)
        || !(answer.get("expireIn") instanceof Number seconds)) {
      throw new ChannelDown("sign-in-refused", (Throwable) null);
    }
    return new AccessToken.Fresh(token, seconds.longValue());
  }

  /** In markdown one line break is none. */
  private static String paragraphs(String text) {
    return text.replaceAll("\\R+", "\n\n");
  }

  private static List<String> members(Map<?, ?> result, String name) {
    return result.get(name) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }
}
