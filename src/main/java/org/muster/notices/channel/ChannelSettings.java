package org.muster.notices.channel;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The providers by which people are told, each under a short key of the operator's choice: {@code
 * muster.channels.<key>.…}. See {@code docs/channels.md}.
 */
@ConfigurationProperties("muster")
public record ChannelSettings(@DefaultValue Map<String, Service> channels) {

  /** How a connection to a mail server is protected. */
  public enum Tls {
    /** By STARTTLS, without which nothing is sent. */
    STARTTLS,
    /** From the first byte, as on port 465. */
    ALWAYS,
    /** Not at all: for a server on the same machine. */
    NONE
  }

  /**
   * A provider as one institution has it.
   *
   * @param institution the institution's code
   * @param host mail: the server
   * @param port mail: its port
   * @param username mail: null where it asks for none
   * @param from mail: the sender's address
   * @param connections mail: how many are open together; null for two
   * @param server the address of the provider's interfaces, where it is not the public one
   * @param clientId WeCom: CorpID; DingTalk: AppKey; WeChat: AppID; SMS: AccessKey ID
   * @param clientSecret the secret that goes with it
   * @param agentId WeCom, DingTalk: the application (AgentId)
   * @param hookToken what the provider signs its calls with; SMS: the last part of the address it
   *     calls
   * @param hookKey WeCom: EncodingAESKey
   * @param template WeChat, SMS: the template's id
   * @param signName SMS: the signature before the text
   */
  public record Service(
      Kind kind,
      String institution,
      @Nullable String host,
      @Nullable Integer port,
      @Nullable String username,
      @Nullable String password,
      @Nullable String from,
      @DefaultValue("STARTTLS") Tls tls,
      @Nullable Integer connections,
      @Nullable String server,
      @Nullable String clientId,
      @Nullable String clientSecret,
      @Nullable String agentId,
      @Nullable String hookToken,
      @Nullable String hookKey,
      @Nullable String template,
      @Nullable String signName) {

    /** The secrets are left out: settings are printed when a start fails. */
    @Override
    public String toString() {
      return "Service[kind=%s, institution=%s]".formatted(kind, institution);
    }

    /** The address of the provider's interfaces. */
    String api(String usual) {
      return (server == null ? usual : server).replaceAll("/+$", "");
    }

    /** A setting without which this kind of channel cannot be. */
    static String need(@Nullable String value, String name) {
      if (value == null || value.isBlank()) {
        throw new IllegalArgumentException("muster.channels: " + name + " is missing");
      }
      return value;
    }
  }
}
