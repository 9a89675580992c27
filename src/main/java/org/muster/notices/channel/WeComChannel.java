package org.muster.notices.channel;

import static org.muster.notices.channel.Wire.encode;
import static org.muster.notices.channel.Wire.errcode;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.shared.AccessToken;
import org.springframework.web.util.HtmlUtils;

/**
 * Messages of a WeCom (企业微信) application: one call tells up to a thousand members the same, as a
 * card with a button where something can be done. <a
 * href="https://developer.work.weixin.qq.com/document/path/90236">Sending</a>, <a
 * href="https://developer.work.weixin.qq.com/document/path/96459">limits</a>.
 */
class WeComChannel implements Channel {

  static final String BUTTON = "same";

  private static final String API = "https://qyapi.weixin.qq.com";
  private static final int TOGETHER = 1_000;

  /** 10,000 a minute and 150,000 an hour for one interface of a corporation: below both. */
  private static final int CALLS_A_MINUTE = 2_400;

  /** An account as a member can have it; above all none that means everybody, as {@code @all}. */
  private static final String ACCOUNT = "[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}";

  /** The longest that WeCom remembers what it has sent, in seconds. */
  private static final int SAME_WITHIN = 14_400;

  private final Wire wire;
  private final String api;
  private final String corporation;
  private final String secret;
  private final long agent;
  private final boolean hears;
  private final AccessToken access;
  private final Pace pace;

  WeComChannel(ChannelSettings.Service settings, Wire wire, Clock clock) {
    this.wire = wire;
    api = settings.api(API);
    corporation = Objects.requireNonNull(settings.clientId());
    secret = Objects.requireNonNull(settings.clientSecret());
    agent = Long.parseLong(Objects.requireNonNull(settings.agentId()));
    // A button needs somebody who hears it.
    hears = settings.hookToken() != null && settings.hookKey() != null;
    access = new AccessToken(this::fetch, clock);
    pace = new Pace(CALLS_A_MINUTE, clock);
  }

  @Override
  public Kind kind() {
    return Kind.WECOM;
  }

  @Override
  public int together() {
    return pace.left() == 0 ? 0 : TOGETHER;
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
    var message = message(batch);
    var answer = ask("/cgi-bin/message/send", message);
    switch (errcode(answer)) {
      case 0 -> {
        var invalid = names(answer.get("invaliduser"));
        var unlicensed = names(answer.get("unlicenseduser"));
        var taken =
            batch.stream()
                .filter(letter -> !invalid.contains(low(letter.address())))
                .filter(letter -> !unlicensed.contains(low(letter.address())))
                .toList();
        if (!taken.isEmpty()) {
          handing.accepted(taken, answer.get("msgid") instanceof String id ? id : null);
        }
        for (var letter : batch) {
          if (invalid.contains(low(letter.address()))) {
            handing.refused(letter, "no-such-address");
          } else if (unlicensed.contains(low(letter.address()))) {
            handing.refused(letter, "not-licensed");
          }
        }
      }
      case 81013 -> batch.forEach(letter -> handing.refused(letter, "no-such-address"));
      case 45009 -> throw new ChannelDown("too-often", Duration.ofMinutes(1));
      case 45033 -> throw new ChannelDown("too-often", Duration.ofSeconds(10));
      case -1 -> batch.forEach(letter -> handing.later(letter, "busy"));
      case 40014, 42001, 40056, 60011, 60020, 301002 ->
          throw new ChannelDown("errcode-" + errcode(answer), (Throwable) null);
      default -> batch.forEach(letter -> handing.later(letter, "errcode-" + answer.get("errcode")));
    }
  }

  @Override
  public void answerTap(String address, String tap, String words) {
    var answer =
        ask(
            "/cgi-bin/message/update_template_card",
            Map.of(
                "userids",
                List.of(address),
                "agentid",
                agent,
                "response_code",
                tap,
                "button",
                Map.of("replace_name", Clip.characters(words, 30))));
    if (errcode(answer) != 0) {
      throw new ChannelDown("errcode-" + answer.get("errcode"), (Throwable) null);
    }
  }

  private Map<String, Object> message(List<Letter> batch) {
    var letter = batch.getFirst();
    // In one order: the same call made again must be known to be the same.
    var members = batch.stream().map(Letter::address).sorted().collect(Collectors.joining("|"));
    var message = new LinkedHashMap<String, Object>();
    message.put("touser", members);
    message.put("agentid", agent);
    if (letter.tap() != null && hears) {
      message.put("msgtype", "template_card");
      message.put("template_card", card(letter, letter.tap(), members));
    } else {
      message.put("msgtype", "textcard");
      message.put(
          "textcard",
          Map.of(
              "title", Clip.bytes(letter.title(), 128),
              "description", HtmlUtils.htmlEscape(Clip.bytes(letter.text(), 400), "UTF-8"),
              "url", letter.page()));
    }
    message.put("enable_duplicate_check", 1);
    message.put("duplicate_check_interval", SAME_WITHIN);
    return message;
  }

  private static Map<String, Object> card(Letter letter, String tap, String members) {
    return Map.of(
        "card_type",
        "button_interaction",
        "main_title",
        Map.of("title", Clip.characters(letter.title(), 36)),
        "sub_title_text",
        Clip.characters(letter.text(), 160),
        "task_id",
        TaskId.of(letter.notice(), members),
        "card_action",
        Map.of("type", 1, "url", letter.page()),
        "button_list",
        List.of(Map.of("text", Clip.characters(tap, 10), "style", 1, "key", BUTTON)));
  }

  private Map<String, Object> ask(String path, Object body) {
    return access.ask(token -> wire.post(api + path + "?access_token=" + encode(token), body));
  }

  private AccessToken.Fresh fetch() {
    var answer =
        wire.get(
            api
                + "/cgi-bin/gettoken?corpid="
                + encode(corporation)
                + "&corpsecret="
                + encode(secret));
    if (errcode(answer) != 0
        || !(answer.get("access_token") instanceof String token)
        || !(answer.get("expires_in") instanceof Number seconds)) {
      throw new ChannelDown("sign-in-refused", (Throwable) null);
    }
    return new AccessToken.Fresh(token, seconds.longValue());
  }

  private static Set<String> names(@Nullable Object list) {
    return list instanceof String names
        ? Arrays.stream(names.split("\\|", -1)).map(WeComChannel::low).collect(Collectors.toSet())
        : Set.of();
  }

  private static String low(String account) {
    return account.toLowerCase(Locale.ROOT);
  }
}
