package org.muster.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.faults.History.Act;
import org.muster.faults.History.Answer;

/** The checker finds what it looks for: each rule broken once, by hand. */
class RulesTests {

  private static final Map<String, String> ROLL = Map.of("a", "one", "b", "one");

  private final History history = new History();

  private void then(Act act, String about, Answer answer, String told) {
    history.add(act, about, System.nanoTime(), answer, told);
  }

  private List<String> broken() {
    return Rules.broken(history, ROLL);
  }

  private static String figures(int reported, int excused, int missing) {
    return """
    {"roll": 2, "reported": %d, "proxy": 0, "excused": %d, "unreachable": 0, "missing": %d}
    """
        .formatted(reported, excused, missing);
  }

  @Test
  void letsAMorningPassInWhichAllIsAsItShouldBe() {
    then(Act.REPORT, "a", Answer.DONE, "{\"report\": \"1\"}");
    then(Act.MISSING, "", Answer.DONE, "{\"people\": [{\"number\": \"b\"}]}");
    then(Act.REPORT, "b", Answer.DONE, "{\"report\": \"2\"}");
    then(Act.FIGURES, "", Answer.DONE, figures(2, 0, 0));
    then(Act.SIGN, "one", Answer.DONE, "{\"reported\": 2, \"hash\": \"h\"}");
    then(Act.CLASSES, "", Answer.DONE, "[{\"unit\": \"one\", \"hash\": \"h\"}]");
    then(Act.CLOSE, "", Answer.DONE, figures(2, 0, 0));
    then(Act.REPORT, "a", Answer.DONE, "{\"report\": \"1\"}");
    then(Act.REPORT, "a", Answer.REFUSED, "rounds.closed");
    assertThat(broken()).isEmpty();
  }

  @Test
  void findsAnAcknowledgedReportThatIsNotSeen() {
    then(Act.REPORT, "a", Answer.DONE, "{\"report\": \"1\"}");
    then(Act.MISSING, "", Answer.DONE, "{\"people\": [{\"number\": \"a\"}]}");
    assertThat(broken()).hasSize(1);
  }

  @Test
  void doesNotBlameWhatWasUnderWay() {
    long before = System.nanoTime();
    then(Act.REPORT, "a", Answer.DONE, "{\"report\": \"1\"}");
    history.add(Act.MISSING, "", before, Answer.DONE, "{\"people\": [{\"number\": \"a\"}]}");
    assertThat(broken()).isEmpty();
  }

  @Test
  void findsFiguresThatDoNotAddUp() {
    then(Act.FIGURES, "", Answer.DONE, figures(1, 0, 0));
    assertThat(broken()).hasSize(1);
  }

  @Test
  void findsAReportAfterTheUniversitysSignature() {
    then(Act.CLOSE, "", Answer.DONE, figures(2, 0, 0));
    then(Act.REPORT, "a", Answer.DONE, "{\"report\": \"1\"}");
    assertThat(broken()).hasSize(1);
  }

  @Test
  void findsFiguresThatMovedAfterTheSignature() {
    then(Act.CLOSE, "", Answer.DONE, figures(2, 0, 0));
    then(Act.FIGURES, "", Answer.DONE, figures(1, 1, 0));
    assertThat(broken()).hasSize(2);
  }

  @Test
  void findsASignatureThatIsGone() {
    then(Act.SIGN, "one", Answer.DONE, "{\"reported\": 2, \"hash\": \"h\"}");
    then(Act.CLASSES, "", Answer.DONE, "[]");
    assertThat(broken()).hasSize(1);
  }

  @Test
  void findsARefusalWithoutReason() {
    then(Act.REPORT, "a", Answer.REFUSED, "rounds.sealed");
    assertThat(broken()).hasSize(1);
  }
}
