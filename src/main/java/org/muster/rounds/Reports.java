package org.muster.rounds;

import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Takes people's answers. What it acknowledges has been committed. */
@Service
public class Reports {

  /** Submissions per transaction when many come at once. */
  private static final int CHUNK = 500;

  private final Intake intake;
  private final ReportBatch batch;

  Reports(Intake intake, ReportBatch batch) {
    this.intake = intake;
    this.batch = batch;
  }

  /** Takes one submission, together with others that arrive at the same time. */
  public Receipt take(Submission submission) {
    return intake.hand(submission);
  }

  /** Takes many, in order; each chunk of them is committed before the next is begun. */
  public List<Receipt> takeAll(List<Submission> submissions) {
    var receipts = new ArrayList<Receipt>(submissions.size());
    for (int from = 0; from < submissions.size(); from += CHUNK) {
      var chunk = submissions.subList(from, Math.min(from + CHUNK, submissions.size()));
      try {
        receipts.addAll(batch.apply(chunk));
      } catch (DuplicateKeyException racedByItself) {
        // The same key is being stored elsewhere at this moment; now that it is, it is found.
        receipts.addAll(batch.apply(chunk));
      }
    }
    return receipts;
  }
}
