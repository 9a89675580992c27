package org.muster.rounds.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.NeedsScope;
import org.muster.identity.TokenScope;
import org.muster.identity.Viewer;
import org.muster.people.Scope;
import org.muster.rounds.Receipt;
import org.muster.rounds.Reports;
import org.muster.rounds.Rounds;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

@RestController
@NeedsScope(TokenScope.REPORTS)
class ReportApi {

  static final String NDJSON = "application/x-ndjson";

  /** Lines read and stored together. */
  private static final int CHUNK = 500;

  /** A longer line is no report. */
  private static final int LONGEST_LINE = 100_000;

  private final Rounds rounds;
  private final Reports reports;
  private final ReportReading reading;
  private final JsonMapper json;

  ReportApi(Rounds rounds, Reports reports, ReportReading reading, JsonMapper json) {
    this.rounds = rounds;
    this.reports = reports;
    this.reading = reading;
    this.json = json;
  }

  /** One report; the same {@code Idempotency-Key} again is the same report. */
  @PostMapping(path = "/api/v1/rounds/{id}/reports", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ReportAnswer> one(
      Viewer viewer,
      Scope scope,
      Text text,
      @PathVariable UUID id,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody SentReport sent) {
    var submission =
        reading.read(
            viewer, scope, rounds.get(id).id(), List.of(sent), List.of(ReportReading.key(key)));
    var receipt =
        switch (submission.getFirst()) {
          case ReportReading.Read read -> reports.take(read.submission());
          case ReportReading.Unread unread -> new Receipt.Refused(unread.problem());
        };
    if (receipt instanceof Receipt.Refused refused) {
      throw refused.problem();
    }
    var answer = ReportAnswer.of(null, receipt, text);
    return ResponseEntity.status(
            switch (receipt) {
              case Receipt.Accepted accepted -> HttpStatus.CREATED;
              case Receipt.Received received -> HttpStatus.ACCEPTED;
              default -> HttpStatus.UNPROCESSABLE_CONTENT;
            })
        .body(answer);
  }

  /** Many reports, one a line, each answered on a line of its own in the same order. */
  @PostMapping(path = "/api/v1/rounds/{id}/reports", consumes = NDJSON)
  void many(
      Viewer viewer,
      Scope scope,
      Text text,
      @PathVariable UUID id,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var round = rounds.get(id).id();
    // Kept on disk: a sender that writes everything before it reads would block on answers sent
    // early, and a million of them have no place in memory.
    var kept = Files.createTempFile("muster-answers", ".ndjson");
    try (var answers = new BufferedOutputStream(Files.newOutputStream(kept));
        var lines =
            new BufferedReader(
                new InputStreamReader(
                    new ShortLines(request.getInputStream()), StandardCharsets.UTF_8))) {
      int number = 0;
      var chunk = new ArrayList<Line>(CHUNK);
      for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          chunk.add(parse(number, line));
        }
        if (chunk.size() == CHUNK) {
          store(viewer, scope, text, round, key, chunk, answers);
        }
      }
      store(viewer, scope, text, round, key, chunk, answers);
    } catch (IOException | RuntimeException failed) {
      Files.deleteIfExists(kept);
      throw failed;
    }
    response.setContentType(NDJSON);
    try {
      Files.copy(kept, response.getOutputStream());
    } finally {
      Files.deleteIfExists(kept);
    }
  }

  private record Line(int number, @Nullable SentReport sent) {}

  private Line parse(int number, String line) {
    try {
      return new Line(
          number, line.length() > LONGEST_LINE ? null : json.readValue(line, SentReport.class));
    } catch (JacksonException unreadable) {
      return new Line(number, null);
    }
  }

  private void store(
      Viewer viewer,
      Scope scope,
      Text text,
      UUID round,
      @Nullable String key,
      List<Line> chunk,
      java.io.OutputStream answers)
      throws IOException {
    var readable = chunk.stream().filter(line -> line.sent() != null).toList();
    var read =
        reading.read(
            viewer,
            scope,
            round,
            readable.stream().map(line -> java.util.Objects.requireNonNull(line.sent())).toList(),
            readable.stream()
                .map(line -> ReportReading.key(key == null ? null : key + "/" + line.number()))
                .toList());
    var receipts =
        reports
            .takeAll(
                read.stream()
                    .filter(ReportReading.Read.class::isInstance)
                    .map(r -> ((ReportReading.Read) r).submission())
                    .toList())
            .iterator();
    var results = read.iterator();
    for (var line : chunk) {
      var receipt =
          line.sent() == null
              ? new Receipt.Refused(Problem.unprocessable("rounds.line"))
              : switch (results.next()) {
                case ReportReading.Read taken -> receipts.next();
                case ReportReading.Unread unread -> new Receipt.Refused(unread.problem());
              };
      answers.write(json.writeValueAsBytes(ReportAnswer.of(line.number(), receipt, text)));
      answers.write('\n');
    }
    chunk.clear();
  }

  /** What a report's sender is told. */
  record ReportAnswer(
      @Nullable Integer line,
      String status,
      @Nullable UUID report,
      @Nullable String state,
      @Nullable String code,
      @Nullable String detail,
      @Nullable Map<String, String> faults) {

    static ReportAnswer of(@Nullable Integer line, Receipt receipt, Text text) {
      return switch (receipt) {
        case Receipt.Accepted accepted ->
            new ReportAnswer(
                line, "accepted", accepted.report(), accepted.state().word(), null, null, null);
        case Receipt.Received received ->
            new ReportAnswer(line, "received", null, null, null, null, null);
        case Receipt.Refused refused ->
            new ReportAnswer(
                line,
                "refused",
                null,
                null,
                refused.problem().code(),
                refused.problem().message(text),
                null);
        case Receipt.Faulty faulty ->
            new ReportAnswer(
                line,
                "faulty",
                null,
                null,
                "rounds.answers",
                text.of("problem.rounds.answers"),
                faulty.faults().stream()
                    .collect(
                        java.util.stream.Collectors.toMap(
                            fault -> fault.code(),
                            fault -> fault.message(text),
                            (first, second) -> first,
                            java.util.LinkedHashMap::new)));
      };
    }
  }
}
