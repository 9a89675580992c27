package org.muster.rounds;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Seals;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Submissions on their way through the log. Who reports when is open there, as in any log of a
 * server; what they say is sealed with the keys of the database.
 */
@Component
class LoggedReports {

  /** Where what could not be recorded is kept, under the seal it had in the log. */
  static final String SAID = "rounds.refused_report.said";

  /** Of which exactly one is there; none for "as yesterday". */
  private record Said(
      @Nullable Map<String, @Nullable Object> answers,
      @Nullable Map<String, List<String>> fields) {}

  private record Written(
      int v,
      UUID round,
      UUID person,
      String key,
      @Nullable Integer device,
      long micros,
      String said) {}

  private static final int VERSION = 1;

  private final Seals seals;
  private final JsonMapper json =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  LoggedReports(Seals seals) {
    this.seals = seals;
  }

  byte[] write(Submission submission, Instant received) {
    var said =
        switch (submission.body()) {
          case Submission.Same same -> new Said(null, null);
          case Submission.Answered answered -> new Said(answered.answers(), null);
          case Submission.Posted posted -> new Said(null, posted.fields());
        };
    return json.writeValueAsBytes(
        new Written(
            VERSION,
            submission.round(),
            submission.person(),
            submission.key(),
            submission.device(),
            ChronoUnit.MICROS.between(Instant.EPOCH, received),
            seals.seal(SAID, submission.person(), json.writeValueAsString(said))));
  }

  /**
   * What was written.
   *
   * @throws RuntimeException for what no program of this kind wrote
   */
  LoggedReport read(byte[] record) {
    var written = json.readValue(record, Written.class);
    if (written.v() != VERSION) {
      throw new IllegalArgumentException("a record of version " + written.v());
    }
    return new LoggedReport(
        written.round(),
        written.person(),
        written.key(),
        written.device(),
        Instant.EPOCH.plus(written.micros(), ChronoUnit.MICROS),
        written.said());
  }

  /**
   * The submission of the institution in force.
   *
   * @throws IllegalStateException when it is sealed under a key that is not here
   */
  Submission open(LoggedReport report) {
    var said = json.readValue(seals.open(SAID, report.person(), report.said()), Said.class);
    Submission.Body body =
        said.answers() != null
            ? new Submission.Answered(said.answers())
            : said.fields() != null ? new Submission.Posted(said.fields()) : new Submission.Same();
    return new Submission(
        report.round(),
        report.person(),
        report.key(),
        body,
        Via.SELF,
        null,
        null,
        report.device(),
        report.received());
  }
}
