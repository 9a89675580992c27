package org.muster.notices.channel;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muster.notices.channel.ChannelSettings.Service;
import org.muster.notices.channel.ChannelSettings.Tls;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Sets channels up to servers of their protocols on this machine. */
public final class ChannelsAtHand {

  public static final String HOOK_TOKEN = "TokenTokenTokenTokenToken";
  public static final String HOOK_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

  private ChannelsAtHand() {}

  /** E-mail by a server on this machine. */
  public static Channel mail(Channels channels, String institution, int port) {
    var channel =
        new MailChannel(
            new Service(
                Kind.MAIL,
                institution,
                "127.0.0.1",
                port,
                null,
                null,
                "muster@campus.example",
                Tls.NONE,
                2,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    channels.put(institution, channel);
    return channel;
  }

  /** Any channel a test has made itself. */
  public static <C extends Channel> C put(
      Channels channels, String institution, @Nullable C channel) {
    if (channel == null) {
      throw new IllegalArgumentException();
    }
    channels.put(institution, channel);
    return channel;
  }

  /** Settings as an operator writes them, by name and value. */
  static Service service(String kind, String institution, String... more) {
    var source = new MapConfigurationPropertySource();
    source.put("muster.channels.it.kind", kind);
    source.put("muster.channels.it.institution", institution);
    for (int n = 0; n < more.length; n += 2) {
      source.put("muster.channels.it." + more[n], more[n + 1]);
    }
    var settings = new Binder(source).bindOrCreate("muster", ChannelSettings.class);
    return Objects.requireNonNull(settings.channels().get("it"));
  }

  /** The usual settings of a kind, at a server on this machine. */
  static Service usual(Kind kind, String institution, String server) {
    return service(
        kind.word(),
        institution,
        "server",
        server,
        "client-id",
        "corp",
        "client-secret",
        "secret",
        "agent-id",
        "1000002",
        "template",
        kind == Kind.SMS ? "SMS_1" : "template",
        "sign-name",
        "试验大学",
        "hook-token",
        HOOK_TOKEN,
        "hook-key",
        HOOK_KEY);
  }

  static Channel channel(Service service, Wire wire, Clock clock) {
    return switch (Objects.requireNonNull(service.kind())) {
      case WECOM -> new WeComChannel(service, wire, clock);
      case DINGTALK -> new DingTalkChannel(service, wire, clock);
      case WECHAT -> new WeChatChannel(service, wire, clock);
      case SMS -> new SmsChannel(service, wire, clock);
      case MAIL -> new MailChannel(service);
    };
  }

  /** Sets a channel up to a server on this machine, with its hook under the kind's word. */
  public static Channel connect(
      Channels channels, Hooks hooks, Kind kind, String institution, String server, Clock clock) {
    var service = usual(kind, institution, server);
    hooks.put(institution + "-" + kind.word(), service);
    var channel = channel(service, new Wire(Duration.ofSeconds(5), Duration.ofSeconds(20)), clock);
    channels.put(institution, channel);
    return channel;
  }

  /** Group robots at a server on this machine. */
  public static void groups(GroupRobots groups, String server) {
    groups.put(Kind.WECOM, server);
    groups.put(Kind.DINGTALK, server);
  }
}
