package org.muster.rounds;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Answers;
import org.muster.forms.Form;
import org.muster.forms.Validated;
import org.muster.shared.Problem;

/**
 * A person's place on a roll as a submission finds it.
 *
 * @param opened whether the round has been opened; null where there is no such round
 * @param state null for one who is not on the roll
 * @param before their last answers to this form, where asked for
 * @param again the report that this submission's key has made already
 */
record RollEntry(
    @Nullable Boolean opened,
    @Nullable Instant closedAt,
    @Nullable Instant dueAt,
    @Nullable UUID formId,
    @Nullable RollState state,
    @Nullable Instant sealedAt,
    @Nullable Answers before,
    @Nullable String destination,
    @Nullable String origin,
    @Nullable UUID again,
    @Nullable Instant againAt,
    @Nullable Answers againAnswers) {

  /**
   * Why a submission is not to be stored; null when it is. One stored before is accepted again.
   *
   * @param at when it was received: what comes later does not refuse it
   */
  @Nullable Receipt refusal(Submission submission, Instant at) {
    if (again != null && againAt != null && againAnswers != null && state != null) {
      return new Receipt.Accepted(again, againAt, state, againAnswers, true);
    }
    if (opened == null || state == null) {
      return new Receipt.Refused(Problem.unprocessable("rounds.not-on-roll"));
    }
    if (!opened) {
      return new Receipt.Refused(Problem.conflict("rounds.not-open"));
    }
    if (closedAt != null && !at.isBefore(closedAt)) {
      return new Receipt.Refused(Problem.conflict("rounds.closed"));
    }
    boolean answered = state == RollState.REPORTED || state == RollState.PROXY;
    if (sealedAt != null && !answered) {
      return new Receipt.Refused(Problem.conflict("rounds.sealed"));
    }
    if (answered && submission.via() == Via.SELF && dueAt != null && at.isAfter(dueAt)) {
      return new Receipt.Refused(Problem.conflict("rounds.correction-late"));
    }
    return null;
  }

  /**
   * When a submission counts that was received at a moment. One that crossed with a signature is a
   * correction right after it: the report that was signed over stays the one of that moment.
   */
  Instant counted(Instant at) {
    return sealedAt != null && !at.isAfter(sealedAt) ? sealedAt.plus(1, ChronoUnit.MICROS) : at;
  }

  /** The form of a round that is there. */
  UUID form() {
    return java.util.Objects.requireNonNull(formId);
  }

  /** Where a report by this way leaves the person; what was signed stays as it was signed. */
  RollState after(Via via) {
    if (sealedAt != null && state != null || state == RollState.REPORTED) {
      return java.util.Objects.requireNonNull(state);
    }
    return via == Via.SELF ? RollState.REPORTED : RollState.PROXY;
  }

  /**
   * What "all as yesterday" says: the last answers, or on the first day how the form begins. Judged
   * like any other: a question added since yesterday must not go unasked.
   */
  Validated asBefore(Form form) {
    if (before != null) {
      return form.carry(before);
    }
    var known = new HashMap<String, Object>();
    if (destination != null) {
      known.put("destination", destination);
    }
    // Where a holiday leads: as the roster says, else home.
    if (RollEntries.ON_CAMPUS.equals(destination)) {
      known.put("stays", "stay");
    } else if (destination != null || origin != null) {
      known.put("goes-to", destination == null ? origin : destination);
    }
    if (origin != null) {
      known.put("origin", origin);
    }
    return form.baseline(known);
  }
}
