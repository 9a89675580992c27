package org.muster.notices.channel;

import static org.muster.notices.channel.Wire.encode;
import static org.muster.notices.channel.Wire.errcode;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.muster.shared.AccessToken;

/**
 * Template messages of a WeChat service account (微信服务号), one call a person, to followers whose
 * openid is known. <a
 * href="https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Template_Message_Interface.html">Template
 * messages</a>.
 */
class WeChatChannel implements Channel {

  private static final String API = "https://api.weixin.qq.com";
  private static final int TOGETHER = 50;

  /** 100,000 a day, which this leaves for a whole day's use. */
  private static final int CALLS_A_MINUTE = 1_200;

  private static final String OPENID = "[A-Za-z0-9_-]{10,64}";

  private final Wire wire;
  private final String api;
  private final String client;
  private final String secret;
  private final String template;
  private final AccessToken access;
  private final Pace pace;

  WeChatChannel(ChannelSettings.Service settings, Wire wire, Clock clock) {
    this.wire = wire;
    api = settings.api(API);
    client = Objects.requireNonNull(settings.clientId());
    secret = Objects.requireNonNull(settings.clientSecret());
    template = Objects.requireNonNull(settings.template());
    access = new AccessToken(this::fetch, clock);
    pace = new Pace(CALLS_A_MINUTE, clock);
  }

  @Override
  public Kind kind() {
    return Kind.WECHAT;
  }

  @Override
  public int together() {
    return Math.min(TOGETHER, pace.left());
  }

  @Override
  public void hand(List<Letter> letters, Handing handing) {
    for (var letter : Batches.addressed(letters, OPENID, handing)) {
      if (!pace.take()) {
        return;
      }
      send(letter, handing);
    }
  }

  private void send(Letter letter, Handing handing) {
    var message =
        Map.of(
            "touser", letter.address(),
            "template_id", template,
            "url", letter.link(),
            // The provider knows a repeated number for ten minutes and sends it once.
            "client_msg_id", id(letter),
            "data",
                Map.of(
                    "thing1", Map.of("value", Clip.characters(letter.title(), 20)),
                    "thing2", Map.of("value", Clip.characters(line(letter.text()), 20))));
    var answer =
        access.ask(
            token ->
                wire.post(
                    api + "/cgi-bin/message/template/send?access_token=" + encode(token), message));
    switch (errcode(answer)) {
      case 0 -> handing.accepted(List.of(letter), String.valueOf(answer.get("msgid")));
      case 40003 -> handing.refused(letter, "no-such-address");
      case 43004 -> handing.refused(letter, "not-following");
      case 43101 -> handing.refused(letter, "unwanted");
      case -1 -> handing.later(letter, "busy");
      case 45009, 45011 -> throw new ChannelDown("too-often", Duration.ofMinutes(1));
      case 40001, 40014, 42001, 40037, 48001 ->
          throw new ChannelDown("errcode-" + errcode(answer), (Throwable) null);
      default -> handing.later(letter, "errcode-" + answer.get("errcode"));
    }
  }

  private static String id(Letter letter) {
    return UUID.nameUUIDFromBytes(letter.id().getBytes(StandardCharsets.UTF_8))
        .toString()
        .replace("-", "");
  }

  private static String line(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private AccessToken.Fresh fetch() {
    var answer =
        wire.post(
            api + "/cgi-bin/stable_token",
            Map.of("grant_type", "client_credential", "appid", client, "secret", secret));
    if (!(answer.get("access_token") instanceof String token)
        || !(answer.get("expires_in") instanceof Number seconds)) {
      throw errcode(answer) == -1
          ? new ChannelDown("busy", (Throwable) null)
          : new ChannelDown("sign-in-refused", (Throwable) null);
    }
    return new AccessToken.Fresh(token, seconds.longValue());
  }
}
