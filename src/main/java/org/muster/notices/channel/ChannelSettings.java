package org.muster.notices.channel;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.shared.SettingsCheck;
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

  /** What is wrong with them. */
  List<SettingsCheck.Mistake> mistakes() {
    var check = new SettingsCheck();
    channels.forEach(
        (key, service) -> {
          var prefix = "muster.channels." + key;
          check.key(prefix, key);
          service.check(check, prefix);
        });
    return check.mistakes();
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
      @Nullable Kind kind,
      @Nullable String institution,
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

    private void check(SettingsCheck check, String prefix) {
      check.require(prefix + ".kind", kind);
      check.require(prefix + ".institution", institution);
      if (server != null) {
        check.address(prefix + ".server", server);
      }
      if (kind == Kind.MAIL) {
        check.require(prefix + ".host", host);
        check.require(prefix + ".port", port);
        check.require(prefix + ".from", from);
        check.form(prefix + ".from", from, "[^@\\s]+@[^@\\s]+");
        if (username != null) {
          check.require(prefix + ".password", password);
        }
        return;
      }
      if (kind == null) {
        return;
      }
      check.require(prefix + ".client-id", clientId);
      check.require(prefix + ".client-secret", clientSecret);
      if (kind == Kind.WECOM || kind == Kind.DINGTALK) {
        check.require(prefix + ".agent-id", agentId);
        check.form(prefix + ".agent-id", agentId, "[0-9]{1,18}");
      }
      if (kind == Kind.WECHAT || kind == Kind.SMS) {
        check.require(prefix + ".template", template);
      }
      if (kind == Kind.SMS) {
        check.require(prefix + ".sign-name", signName);
      }
      checkHook(check, prefix);
    }

    private void checkHook(SettingsCheck check, String prefix) {
      if (kind == Kind.WECOM && (hookToken != null || hookKey != null)) {
        check.require(prefix + ".hook-token", hookToken);
        check.require(prefix + ".hook-key", hookKey);
      }
      check.form(prefix + ".hook-token", hookToken, "[A-Za-z0-9]{3,64}");
      check.form(prefix + ".hook-key", hookKey, "[A-Za-z0-9]{43}");
      if (kind == Kind.SMS) {
        // It is all that keeps strangers out.
        check.form(prefix + ".hook-token", hookToken, "[A-Za-z0-9]{24,64}");
      }
    }
  }
}
