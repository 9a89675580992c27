package org.muster.notices.channel;

import static org.muster.notices.channel.Wire.encode;
import static org.muster.notices.channel.Wire.errcode;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Robots of groups: whoever knows a robot's address may post. <a
 * href="https://developer.work.weixin.qq.com/document/path/91770">WeCom's</a>, <a
 * href="https://open.dingtalk.com/document/robots/custom-robot-access">DingTalk's</a>.
 */
public final class GroupRobots {

  /** As many as both take; DingTalk shuts one that gets more up for ten minutes. */
  public static final int POSTS_A_MINUTE = 20;

  private static final int LONGEST = 4_000;

  private static final Map<Kind, String> PATHS =
      Map.of(Kind.WECOM, "/cgi-bin/webhook/send?key=", Kind.DINGTALK, "/robot/send?access_token=");

  private final Map<Kind, String> servers =
      new EnumMap<>(
          Map.of(
              Kind.WECOM, "https://qyapi.weixin.qq.com",
              Kind.DINGTALK, "https://oapi.dingtalk.com"));

  private final Wire wire;
  private final Clock clock;

  GroupRobots(Wire wire, Clock clock) {
    this.wire = wire;
    this.clock = clock;
  }

  /** Says where a provider is. */
  void put(Kind kind, String server) {
    servers.put(kind, server);
  }

  /** Whose robot an address belongs to; empty for any other address, which is never called. */
  public Optional<Kind> provider(String webhook) {
    return PATHS.keySet().stream()
        .filter(
            kind -> {
              var begin = servers.get(kind) + PATHS.get(kind);
              return webhook.startsWith(begin)
                  && webhook.substring(begin.length()).matches("[A-Za-z0-9-]{16,128}");
            })
        .findFirst();
  }

  /**
   * Posts to a group.
   *
   * @param page the page of this program it leads to, the same for everybody
   * @return why the robot will never take it; empty when it has
   * @throws ChannelDown when it may take it later
   */
  public Optional<String> post(
      Kind kind,
      String webhook,
      @Nullable String secret,
      String title,
      String text,
      String label,
      String page) {
    var words =
        "### %s\n%s\n\n[%s](%s)"
            .formatted(title, Clip.bytes(text, LONGEST - 700), Clip.button(label), page);
    var answer =
        kind == Kind.WECOM
            ? wire.post(
                webhook, Map.of("msgtype", "markdown", "markdown", Map.of("content", words)))
            : wire.post(
                signed(webhook, secret),
                Map.of(
                    "msgtype",
                    "markdown",
                    "markdown",
                    Map.of("title", title, "text", words.replace("\n", "\n\n"))));
    return switch (errcode(answer)) {
      case 0 -> Optional.empty();
      case 45009 -> throw new ChannelDown("too-often", Duration.ofMinutes(1));
      case 130101, 410100 -> throw new ChannelDown("too-often", Duration.ofMinutes(10));
      case -1 -> throw new ChannelDown("busy", (Throwable) null);
      case 93000, 300001, 300005, 40035 -> Optional.of("no-such-robot");
      // The signature, the words or the addresses that the robot asks for.
      case 310000 -> Optional.of("not-signed");
      default -> throw new ChannelDown("errcode-" + errcode(answer), (Throwable) null);
    };
  }

  private String signed(String webhook, @Nullable String secret) {
    if (secret == null) {
      return webhook;
    }
    long now = clock.millis();
    return webhook + "&timestamp=" + now + "&sign=" + encode(signature(now, secret));
  }

  static String signature(long millis, String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal((millis + "\n" + secret).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
