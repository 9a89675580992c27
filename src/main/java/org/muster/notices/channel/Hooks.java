package org.muster.notices.channel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What providers call by themselves, at addresses under the keys of the settings. What comes out of
 * here was sent by the provider.
 */
@Component
public class Hooks {

  private static final Duration FRESH = Duration.ofMinutes(10);

  private final Map<String, ChannelSettings.Service> services;
  private final Clock clock;

  Hooks(ChannelSettings settings, Clock clock) {
    services = new ConcurrentHashMap<>(settings.channels());
    this.clock = clock;
  }

  /** Puts one up under a key. */
  void put(String key, ChannelSettings.Service service) {
    services.put(key, service);
  }

  /**
   * What a provider of the WeChat family puts behind the question mark.
   *
   * @param signature {@code msg_signature}, or {@code signature} where nothing is sealed
   */
  public record Question(String signature, String timestamp, String nonce) {

    /** Where the signature does not cover what is said, an old one must not serve again. */
    private boolean isFresh(Clock clock) {
      return timestamp.matches("[0-9]{1,12}")
          && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant())
                  .abs()
                  .compareTo(FRESH)
              < 0;
    }
  }

  /** The institution a hook belongs to, and what was said. */
  public record Said<T>(String institution, T what) {}

  /** WeCom asks whether this is the right address: the words it wants to hear. */
  public Optional<String> wecomEcho(String key, Question question, String echo) {
    return service(key, Kind.WECOM)
        .filter(service -> signed(service, question, echo))
        .flatMap(service -> sealed(service).open(echo));
  }

  /** An event of WeCom's. */
  public Optional<Said<Event>> wecom(String key, Question question, String body) {
    return service(key, Kind.WECOM).flatMap(service -> unsealed(service, question, body));
  }

  /** WeChat asks whether this is the right address. */
  public Optional<String> wechatEcho(String key, Question question, String echo) {
    return service(key, Kind.WECHAT)
        .filter(service -> signed(service, question, ""))
        .map(service -> echo);
  }

  /** An event of a service account's: sealed where there is a key, else signed and fresh. */
  public Optional<Said<Event>> wechat(String key, Question question, String body) {
    return service(key, Kind.WECHAT)
        .flatMap(
            service ->
                service.hookKey() != null
                    ? unsealed(service, question, body)
                    : Optional.of(service)
                        .filter(plain -> question.isFresh(clock) && signed(plain, question, ""))
                        .flatMap(plain -> Event.read(body))
                        .map(event -> new Said<>(institution(service), event)));
  }

  /** The institution whose text messages' reports come with this token. */
  public Optional<String> sms(String key, String token) {
    return service(key, Kind.SMS)
        .filter(service -> HookSignature.same(Objects.requireNonNull(service.hookToken()), token))
        .map(Hooks::institution);
  }

  private Optional<Said<Event>> unsealed(
      ChannelSettings.Service service, Question question, String body) {
    return Event.read(body)
        .map(Event::encrypted)
        .filter(encrypted -> signed(service, question, encrypted))
        .flatMap(encrypted -> sealed(service).open(encrypted))
        .flatMap(Event::read)
        .map(event -> new Said<>(institution(service), event));
  }

  private static HookSeal sealed(ChannelSettings.Service service) {
    return new HookSeal(
        Objects.requireNonNull(service.hookKey()), Objects.requireNonNull(service.clientId()));
  }

  private static boolean signed(
      ChannelSettings.Service service, Question question, String encrypted) {
    return HookSignature.same(
        HookSignature.of(
            Objects.requireNonNull(service.hookToken()),
            question.timestamp(),
            question.nonce(),
            encrypted),
        question.signature());
  }

  private Optional<ChannelSettings.Service> service(String key, Kind kind) {
    return Optional.ofNullable(services.get(key))
        .filter(service -> service.kind() == kind && service.hookToken() != null);
  }

  private static String institution(ChannelSettings.Service service) {
    return Objects.requireNonNull(service.institution());
  }
}
