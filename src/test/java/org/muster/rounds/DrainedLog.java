package org.muster.rounds;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.muster.shared.CurrentInstitution;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * With {@code -Dmuster.test.log=true} every test's reports go by a log, and who sends one waits
 * until it is recorded: the tests that were written for one machine hold.
 */
@TestConfiguration(proxyBeanMethods = false)
@ConditionalOnProperty("muster.test.log")
public class DrainedLog {

  @Bean
  @Primary
  Reports drainedReports(
      Intake intake,
      ReportBatch batch,
      ObjectProvider<ReportLog> log,
      ApplicationEventPublisher events,
      LogPosition position) {
    return new Drained(intake, batch, log, events, position);
  }

  private static final class Drained extends Reports {

    private final LogPosition position;
    private final Set<String> sent = ConcurrentHashMap.newKeySet();

    Drained(
        Intake intake,
        ReportBatch batch,
        ObjectProvider<ReportLog> log,
        ApplicationEventPublisher events,
        LogPosition position) {
      super(intake, batch, log, events);
      this.position = position;
    }

    @Override
    public Receipt take(Submission submission) {
      var receipt = super.take(submission);
      if (!(receipt instanceof Receipt.Received)) {
        return receipt;
      }
      position.settle(CurrentInstitution.get());
      // Sent once more under its key: the roll says what became of it.
      var became = takeAll(List.of(submission)).getFirst();
      boolean first =
          sent.add(submission.round() + " " + submission.person() + " " + submission.key());
      return became instanceof Receipt.Accepted recorded && first
          ? new Receipt.Accepted(
              recorded.report(), recorded.at(), recorded.state(), recorded.answers(), false)
          : became;
    }
  }
}
