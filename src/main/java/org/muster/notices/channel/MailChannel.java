package org.muster.notices.channel;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** E-mail over SMTP: a few connections kept open, one message for each person. */
class MailChannel implements Channel {

  private static final int TOGETHER = 1_000;
  private static final String PATIENCE_MS = "15000";

  private final Session session;
  private final InternetAddress from;
  private final String domain;
  private final int connections;

  MailChannel(ChannelSettings.Service settings) {
    var properties = new Properties();
    var protocol = settings.tls() == ChannelSettings.Tls.ALWAYS ? "smtps" : "smtp";
    var prefix = "mail." + protocol + ".";
    properties.put("mail.transport.protocol", protocol);
    properties.put(prefix + "host", Objects.requireNonNull(settings.host()));
    properties.put(prefix + "port", String.valueOf(Objects.requireNonNull(settings.port())));
    properties.put(prefix + "connectiontimeout", PATIENCE_MS);
    properties.put(prefix + "timeout", PATIENCE_MS);
    properties.put(prefix + "writetimeout", PATIENCE_MS);
    properties.put(prefix + "ssl.checkserveridentity", "true");
    if (settings.tls() == ChannelSettings.Tls.STARTTLS) {
      properties.put(prefix + "starttls.enable", "true");
      properties.put(prefix + "starttls.required", "true");
    }
    if (settings.username() != null) {
      properties.put(prefix + "auth", "true");
      properties.put(prefix + "user", settings.username());
      session =
          Session.getInstance(
              properties,
              new jakarta.mail.Authenticator() {
                @Override
                protected jakarta.mail.PasswordAuthentication getPasswordAuthentication() {
                  return new jakarta.mail.PasswordAuthentication(
                      settings.username(), settings.password());
                }
              });
    } else {
      session = Session.getInstance(properties);
    }
    try {
      from = new InternetAddress(Objects.requireNonNull(settings.from()), true);
    } catch (AddressException malformed) {
      throw new IllegalArgumentException("not an e-mail address", malformed);
    }
    domain = from.getAddress().substring(from.getAddress().indexOf('@') + 1);
    connections = Objects.requireNonNullElse(settings.connections(), 2);
  }

  @Override
  public Kind kind() {
    return Kind.MAIL;
  }

  @Override
  public int together() {
    return TOGETHER;
  }

  @Override
  public void hand(List<Letter> letters, Handing handing) {
    var waiting = new ConcurrentLinkedQueue<>(letters);
    int lines = Math.min(connections, letters.size());
    var answers = new TogetherHanding(handing);
    try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new java.util.ArrayList<Future<?>>();
      for (int n = 0; n < lines; n++) {
        all.add(senders.submit(() -> empty(waiting, answers)));
      }
      for (var one : all) {
        one.get();
      }
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof ChannelDown down) {
        throw down;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ChannelDown("interrupted", interrupted);
    }
  }

  private void empty(ConcurrentLinkedQueue<Letter> waiting, Handing handing) {
    try (var transport = session.getTransport()) {
      transport.connect();
      for (var letter = waiting.poll(); letter != null; letter = waiting.poll()) {
        send(transport, letter, handing);
      }
    } catch (jakarta.mail.AuthenticationFailedException refused) {
      throw new ChannelDown("sign-in-refused", refused);
    } catch (MessagingException unreachable) {
      throw new ChannelDown("unreachable", unreachable);
    }
  }

  /** Sends one; an exception that comes out of here is the server's trouble, not the letter's. */
  private void send(Transport transport, Letter letter, Handing handing) throws MessagingException {
    Address to;
    try {
      to = new InternetAddress(letter.address(), true);
    } catch (AddressException malformed) {
      handing.refused(letter, "no-such-address");
      return;
    }
    try {
      transport.sendMessage(message(letter, to), new Address[] {to});
    } catch (SendFailedException refused) {
      if (!transport.isConnected()) {
        throw refused;
      }
      // 4xx is for now, 5xx for ever (RFC 5321, 4.2.1).
      if (SmtpCode.of(refused) / 100 == 5) {
        handing.refused(letter, "no-such-address");
      } else {
        handing.later(letter, "not-taken");
      }
      return;
    }
    handing.accepted(List.of(letter), null);
  }

  private MimeMessage message(Letter letter, Address to) throws MessagingException {
    var message = new Numbered(session, "<%s@%s>".formatted(letter.id(), domain));
    message.setFrom(from);
    message.setRecipient(MimeMessage.RecipientType.TO, to);
    message.setSubject(letter.title(), StandardCharsets.UTF_8.name());
    message.setText(
        letter.text() + "\n\n" + letter.linkLabel() + "\n" + letter.link() + "\n",
        StandardCharsets.UTF_8.name());
    message.setHeader("Content-Language", letter.english() ? "en" : "zh-CN");
    // Nobody's out-of-office answers to it (RFC 3834).
    message.setHeader("Auto-Submitted", "auto-generated");
    message.saveChanges();
    return message;
  }

  /**
   * Keeps its number: a letter sent again after a crash is known to be the same by mail programs.
   */
  private static final class Numbered extends MimeMessage {

    private final String number;

    Numbered(Session session, String number) {
      super(session);
      this.number = number;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", number);
    }
  }
}
