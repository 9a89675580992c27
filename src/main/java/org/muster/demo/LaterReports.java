package org.muster.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.muster.demo.CampusMaking.Made;
import org.muster.rounds.Reports;
import org.muster.rounds.Submission;
import org.muster.shared.CurrentInstitution;
import org.springframework.stereotype.Component;

/** Lets this morning's late comers report one after the other, so that the board moves. */
@Component
class LaterReports {

  private static final Duration BETWEEN = Duration.ofMillis(200);

  private final DayPlay days;
  private final Reports reports;

  LaterReports(DayPlay days, Reports reports) {
    this.days = days;
    this.reports = reports;
  }

  /** Comes back when all have reported, or the thread is interrupted. */
  void trickle(Made made) throws InterruptedException {
    CurrentInstitution.<Void, InterruptedException>call(
        made.institution().id(),
        () -> {
          var later = new ArrayList<Submission>();
          for (var line : days.missing(made.today())) {
            if (made.fates().today(line.number(), made.today().day())
                instanceof Fate.ReportsLater fate) {
              later.add(Submission.self(made.today().id(), line.person(), "demo", fate.body()));
            }
          }
          Collections.shuffle(later, new Random(later.size()));
          for (var submission : later) {
            Thread.sleep(BETWEEN);
            // Whoever was reported by a visitor meanwhile, or whose class is signed, is let be.
            reports.take(submission);
          }
          return null;
        });
  }
}
