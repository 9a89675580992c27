package org.muster.rounds;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Answers;
import org.muster.forms.Form;
import org.muster.forms.Forms;
import org.muster.forms.Validated;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes many submissions of one institution in one transaction: two statements whatever their
 * number, and one commit for all.
 */
@Component
class ReportBatch {

  /** A submission that may be stored, with what it comes to. */
  private record Ready(
      int n,
      UUID id,
      Submission submission,
      Instant at,
      Form form,
      Answers answers,
      RollState state) {}

  private final JdbcClient jdbc;
  private final Forms forms;
  private final RollEntries entries;
  private final SealedAnswers sealed;
  private final Clock clock;

  ReportBatch(
      JdbcClient jdbc, Forms forms, RollEntries entries, SealedAnswers sealed, Clock clock) {
    this.jdbc = jdbc;
    this.forms = forms;
    this.entries = entries;
    this.sealed = sealed;
    this.clock = clock;
  }

  /** Receipts in the order of the submissions; they hold once this call has returned. */
  @Transactional
  public List<Receipt> apply(List<Submission> submissions) {
    keepPlans();
    // Shared with other batches, not with a closure: no report slips behind a signature.
    RoundLock.share(jdbc, submissions.stream().map(Submission::round).distinct().toList());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var found = entries.of(submissions);
    var receipts = new ArrayList<@Nullable Receipt>(submissions.size());
    var ready = new LinkedHashMap<Name, Ready>();
    for (int n = 0; n < submissions.size(); n++) {
      var submission = submissions.get(n);
      var entry = found.get(n);
      var at = submission.received() == null ? now : submission.received();
      var refusal = entry.refusal(submission, at);
      receipts.add(refusal);
      if (refusal == null) {
        var form = forms.version(entry.form()).form();
        var validated = validate(form, submission, entry);
        if (validated.ok()) {
          // The same key twice in one batch is one report.
          ready.putIfAbsent(
              name(submission),
              new Ready(
                  n,
                  Ids.next(),
                  submission,
                  entry.counted(at),
                  form,
                  validated.answers(),
                  entry.after(submission.via())));
        } else {
          receipts.set(n, new Receipt.Faulty(validated.faults(), validated.entered()));
        }
      }
    }
    write(List.copyOf(ready.values()));
    for (int n = 0; n < submissions.size(); n++) {
      if (receipts.get(n) == null) {
        var stored = Objects.requireNonNull(ready.get(name(submissions.get(n))));
        receipts.set(
            n,
            new Receipt.Accepted(
                stored.id(), stored.at(), stored.state(), stored.answers(), stored.n() != n));
      }
    }
    return receipts.stream().map(java.util.Objects::requireNonNull).toList();
  }

  /**
   * Each row is found by its key, whatever the statistics say: on the morning of the first round
   * they still call the tables empty, and planning anew cost each batch more than its work.
   */
  private void keepPlans() {
    jdbc.sql(
            """
            select set_config('plan_cache_mode', 'force_generic_plan', true),
                   set_config('enable_seqscan', 'off', true),
                   set_config('enable_hashjoin', 'off', true),
                   set_config('enable_mergejoin', 'off', true)
            """)
        .query(row -> {});
  }

  private record Place(UUID round, UUID person) {}

  private record Name(UUID round, UUID person, String key) {}

  private static Place place(Submission submission) {
    return new Place(submission.round(), submission.person());
  }

  private static Name name(Submission submission) {
    return new Name(submission.round(), submission.person(), submission.key());
  }

  private static Validated validate(Form form, Submission submission, RollEntry entry) {
    return switch (submission.body()) {
      case Submission.Answered answered -> form.validate(answered.answers());
      case Submission.Posted posted -> form.validateForm(posted.fields());
      case Submission.Same same -> entry.asBefore(form);
    };
  }

  private void write(List<Ready> ready) {
    if (ready.isEmpty()) {
      return;
    }
    // Of two reports of one person in a batch, both are kept and the later one holds.
    var newest = new HashMap<Place, Ready>();
    ready.forEach(one -> newest.put(place(one.submission()), one));
    jdbc.sql(
            """
            with input as (
              select * from unnest(:ids, :rounds, :persons, :keys, :answers, :vias, :same, :bys,
                                   :names, :flags, :states, :newest, :devices, :ats)
                as i(id, round_id, person_id, submission, answers, via, same, by_person, by_name,
                     flags, state, newest, device, at)
            ), written as (
              insert into rounds.report (institution_id, person_id, id, round_id, submission, answers,
                                         via, same, by_person, by_name, flags, reported_at, device)
              select :institution, person_id, id, round_id, submission, answers::jsonb, via, same,
                     by_person, by_name, string_to_array(flags, ' '), at::timestamptz, device
                from input
            )
            update rounds.roll r set report_id = i.id, state = i.state::rounds.state, state_at = i.at::timestamptz
              from input i
             where r.institution_id = :institution and r.round_id = i.round_id
               and r.person_id = i.person_id and i.newest
               -- Two of one person, in batches beside each other: the later holds, whichever of
               -- the batches is done last.
               and (r.report_id is null or r.report_id < i.id)
            """)
        .param("institution", CurrentInstitution.get())
        .param("ids", array(ready, UUID[]::new, Ready::id))
        .param("rounds", array(ready, UUID[]::new, r -> r.submission().round()))
        .param("persons", array(ready, UUID[]::new, r -> r.submission().person()))
        .param("keys", array(ready, String[]::new, r -> r.submission().key()))
        .param(
            "answers",
            array(
                ready,
                String[]::new,
                r -> sealed.seal(r.form(), r.submission().person(), r.answers())))
        .param("vias", array(ready, String[]::new, r -> r.submission().via().word()))
        .param(
            "same",
            array(ready, Boolean[]::new, r -> r.submission().body() instanceof Submission.Same))
        .param("bys", array(ready, UUID[]::new, r -> r.submission().byPerson()))
        .param("names", array(ready, String[]::new, r -> r.submission().byName()))
        .param(
            "flags",
            array(ready, String[]::new, r -> String.join(" ", r.form().flags(r.answers()))))
        .param("states", array(ready, String[]::new, r -> r.state().word()))
        .param("newest", array(ready, Boolean[]::new, r -> newest.get(place(r.submission())) == r))
        .param("ats", array(ready, String[]::new, r -> r.at().toString()))
        .param("devices", array(ready, Integer[]::new, r -> r.submission().device()))
        .update();
  }

  private static <T> T[] array(
      List<Ready> ready,
      java.util.function.IntFunction<T[]> make,
      java.util.function.Function<Ready, ? extends @Nullable T> value) {
    T[] array = make.apply(ready.size());
    for (int n = 0; n < array.length; n++) {
      array[n] = value.apply(ready.get(n));
    }
    return array;
  }
}
