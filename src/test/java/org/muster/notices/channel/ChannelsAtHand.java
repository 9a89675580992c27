package org.muster.notices.channel;

import org.jspecify.annotations.Nullable;
import org.muster.notices.channel.ChannelSettings.Service;
import org.muster.notices.channel.ChannelSettings.Tls;

/** Sets channels up to servers of their protocols on this machine. */
public final class ChannelsAtHand {

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
}
