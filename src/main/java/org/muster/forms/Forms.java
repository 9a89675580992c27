package org.muster.forms;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The forms of the institution in force, by version; a version never changes. */
@Service
public class Forms {

  /** The daily health form that Muster ships. */
  public static final String DAILY_HEALTH = "daily-health";

  /** Those that Muster ships; each is installed where it is first needed. */
  private static final Set<String> STANDARD =
      Set.of(
          DAILY_HEALTH,
          "safety-check",
          "holiday-plan",
          "return-check",
          "return-plan",
          "vaccine-status");

  private static final int RACES = 5;

  private record Key(UUID institution, UUID id) {}

  private final VersionTable versions;
  private final TransactionTemplate transaction;
  private final Trail trail;
  private final Clock clock;
  private final Cache<Key, FormVersion> read = Caffeine.newBuilder().maximumSize(10_000).build();

  Forms(VersionTable versions, TransactionTemplate transaction, Trail trail, Clock clock) {
    this.versions = versions;
    this.transaction = transaction;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Publishes a FHIR R4 Questionnaire as the next version of its code. The latest version's content
   * again is no new version.
   *
   * @param by the name of who publishes
   * @throws Problem 422 with the path of what cannot be taken
   */
  public FormVersion publish(String questionnaireJson, String by) {
    var content = Canonical.sent(questionnaireJson);
    for (int race = 1; race <= RACES; race++) {
      Optional<VersionTable.Entry> latest = versions.latest(content.form().code());
      if (latest.isPresent() && latest.get().hash().equals(content.hash())) {
        return opened(latest.get());
      }
      var next = next(content, latest.map(VersionTable.Entry::version).orElse(0) + 1, by);
      if (inserted(next, content)) {
        return next;
      }
    }
    throw Problem.conflict("forms.busy");
  }

  private boolean inserted(FormVersion version, Canonical content) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              boolean first = versions.insert(version, content);
              if (first) {
                var detail = Map.of("code", version.code(), "version", version.version());
                trail.record("form.published", "form", version.id(), detail);
              }
              return first;
            }));
  }

  private FormVersion next(Canonical content, int number, String by) {
    Form form = content.form();
    return new FormVersion(Ids.next(), form.code(), number, clock.instant(), by, form);
  }

  /**
   * A version by its id.
   *
   * @throws Problem 404 when the institution has none of this id
   */
  public FormVersion version(UUID id) {
    FormVersion known = read.getIfPresent(key(id));
    return known != null
        ? known
        : versions.find(id).map(this::opened).orElseThrow(Problem::notFound);
  }

  /**
   * The newest version of a code.
   *
   * @throws Problem 404 when there is none
   */
  public FormVersion latest(String code) {
    return versions.latest(code).map(this::opened).orElseThrow(Problem::notFound);
  }

  /** The newest version of each code, by code. */
  public List<FormVersion> latestOfEach() {
    return versions.latestOfEach().stream().map(this::opened).toList();
  }

  /** Every version, by code and newest first. */
  public List<FormVersion> all() {
    return versions.all().stream().map(this::opened).toList();
  }

  /** Publishes the daily health form that Muster ships, unless the institution has one. */
  public void installStandard() {
    install(DAILY_HEALTH);
  }

  /** Publishes a form that Muster ships, unless the institution has one of its code. */
  public void install(String code) {
    if (STANDARD.contains(code) && versions.latest(code).isEmpty()) {
      publish(shipped(code), "Muster");
    }
  }

  /** True for a form that Muster ships or the institution in force has published. */
  public boolean known(String code) {
    return STANDARD.contains(code)
        || CurrentInstitution.find().isPresent() && versions.latest(code).isPresent();
  }

  /** The shipped daily health form's questionnaire. */
  static String shipped() {
    return shipped(DAILY_HEALTH);
  }

  static Set<String> standard() {
    return STANDARD;
  }

  static String shipped(String code) {
    try {
      return new ClassPathResource("forms/" + code + ".json")
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (java.io.IOException missing) {
      throw new java.io.UncheckedIOException(missing);
    }
  }

  /** Reads the content once; institutions do not see each other's by guessing ids. */
  private FormVersion opened(VersionTable.Entry entry) {
    return read.get(key(entry.id()), any -> entry.open(versions.content(entry.id())));
  }

  private static Key key(UUID id) {
    return new Key(CurrentInstitution.get(), id);
  }
}
