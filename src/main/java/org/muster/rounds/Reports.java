package org.muster.rounds;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.PlayedTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * Takes people's answers. What it acknowledges has been committed, or in the profile "distributed"
 * is in the log.
 */
@Service
public class Reports {

  /** Submissions per transaction when many come at once. */
  private static final int CHUNK = 500;

  private final Intake intake;
  private final ReportBatch batch;
  private final @Nullable ReportLog log;

  private final ApplicationEventPublisher events;

  Reports(
      Intake intake,
      ReportBatch batch,
      ObjectProvider<ReportLog> log,
      ApplicationEventPublisher events) {
    this.intake = intake;
    this.batch = batch;
    this.log = log.getIfAvailable();
    this.events = events;
  }

  /** Takes one submission, together with others that arrive at the same time. */
  public Receipt take(Submission submission) {
    if (log != null && ReportLog.takes(submission) && PlayedTime.find().isEmpty()) {
      return log.put(submission);
    }
    var receipt = intake.hand(submission);
    tell(List.of(submission), List.of(receipt));
    return receipt;
  }

  /** Takes many, in order; each chunk of them is committed before the next is begun. */
  public List<Receipt> takeAll(List<Submission> submissions) {
    var receipts = new ArrayList<Receipt>(submissions.size());
    for (int from = 0; from < submissions.size(); from += CHUNK) {
      var chunk = submissions.subList(from, Math.min(from + CHUNK, submissions.size()));
      var answered = apply(chunk);
      tell(chunk, answered);
      receipts.addAll(answered);
    }
    return receipts;
  }

  /** Records what the log has of the institution in force. */
  List<Receipt> follow(List<Submission> received) {
    var receipts = apply(received);
    tell(received, receipts);
    return receipts;
  }

  private List<Receipt> apply(List<Submission> chunk) {
    try {
      return batch.apply(chunk);
    } catch (DuplicateKeyException racedByItself) {
      // The same key is being stored elsewhere at this moment; now that it is, it is found.
      return batch.apply(chunk);
    }
  }

  private void tell(List<Submission> submissions, List<Receipt> receipts) {
    if (PlayedTime.find().isPresent()) {
      return;
    }
    var persons = new ArrayList<UUID>(submissions.size());
    for (int n = 0; n < receipts.size(); n++) {
      if (receipts.get(n) instanceof Receipt.Accepted) {
        persons.add(submissions.get(n).person());
      }
    }
    if (!persons.isEmpty()) {
      events.publishEvent(new ReportsKept(CurrentInstitution.get(), persons));
    }
  }
}
