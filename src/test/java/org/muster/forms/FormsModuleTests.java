package org.muster.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.muster.MusterTest;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Autowired;

@MusterTest
class FormsModuleTests {

  @Autowired Forms forms;
  @Autowired Trail trail;

  private final UUID zhuhai = Ids.next();
  private final UUID beijing = Ids.next();

  @Test
  void versionsCountUpFromOne() {
    at(
        zhuhai,
        () -> {
          FormVersion first = forms.publish(sheet("甲"), "Lin");
          FormVersion second = forms.publish(sheet("乙"), "Chen");
          assertThat(first.version()).isEqualTo(1);
          assertThat(second.version()).isEqualTo(2);
          assertThat(forms.latest("sheet").id()).isEqualTo(second.id());
          assertThat(forms.version(first.id()).form().questions().getFirst().label().chinese())
              .isEqualTo("甲");
          assertThat(forms.version(first.id()).publishedBy()).isEqualTo("Lin");
          return null;
        });
  }

  @Test
  void theSameContentAgainIsNoNewVersion() {
    at(
        zhuhai,
        () -> {
          FormVersion first = forms.publish(sheet("甲"), "Lin");
          assertThat(forms.publish(sheet("甲") + "\n ", "Chen").id()).isEqualTo(first.id());
          forms.publish(sheet("乙"), "Lin");
          assertThat(forms.publish(sheet("甲"), "Lin").version()).isEqualTo(3);
          return null;
        });
  }

  @Test
  void whatIsReadBackAsksTheSame() {
    at(
        zhuhai,
        () -> {
          FormVersion published = forms.publish(Forms.shipped(), "Lin");
          var stored = at(zhuhai, () -> forms.all().getFirst());
          assertThat(stored.id()).isEqualTo(published.id());
          assertThat(stored.title(Readers.CHINESE)).isEqualTo("每日健康情况");
          assertThat(stored.title(Readers.ENGLISH)).isEqualTo("Daily health report");
          return null;
        });
  }

  @Test
  void anInstitutionDoesNotSeeAnothersForms() {
    FormVersion theirs = at(zhuhai, () -> forms.publish(sheet("甲"), "Lin"));
    at(
        beijing,
        () -> {
          assertThat(forms.all()).isEmpty();
          assertThatExceptionOfType(Problem.class)
              .isThrownBy(() -> forms.version(theirs.id()))
              .matches(problem -> problem.status().value() == 404);
          assertThatExceptionOfType(Problem.class).isThrownBy(() -> forms.latest("sheet"));
          return null;
        });
  }

  @Test
  void theStandardFormIsInstalledOnce() {
    at(
        zhuhai,
        () -> {
          forms.installStandard();
          forms.installStandard();
          assertThat(forms.latestOfEach())
              .extracting(FormVersion::code)
              .containsExactly(Forms.DAILY_HEALTH);
          assertThat(forms.all()).hasSize(1);
          return null;
        });
  }

  @Test
  void publishingIsOnTheTrail() {
    at(
        zhuhai,
        () -> {
          FormVersion version = forms.publish(sheet("甲"), "Lin");
          assertThat(trail.read("form", version.id().toString(), Long.MAX_VALUE, 10))
              .singleElement()
              .matches(entry -> entry.action().equals("form.published"));
          return null;
        });
  }

  @Test
  void thoseWhoPublishAtOnceGetNumbersOfTheirOwn() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      var tasks =
          IntStream.range(0, 4)
              .<Callable<Integer>>mapToObj(
                  i -> () -> at(zhuhai, () -> forms.publish(sheet("第" + i), "Lin").version()))
              .toList();
      Set<Integer> numbers = new HashSet<>();
      for (var done : threads.invokeAll(tasks)) {
        numbers.add(done.get());
      }
      assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3, 4);
    }
  }

  @Test
  void aRefusedQuestionnaireLeavesNothing() {
    at(
        zhuhai,
        () -> {
          assertThatExceptionOfType(Problem.class).isThrownBy(() -> forms.publish("{}", "Lin"));
          assertThat(forms.all()).isEmpty();
          return null;
        });
  }

  private static String sheet(String question) {
    return Sheets.json("{'linkId':'a','type':'boolean','text':'" + question + "'}");
  }

  private static <T> T at(UUID institution, ScopedValue.CallableOp<T, RuntimeException> work) {
    return CurrentInstitution.call(institution, work);
  }
}
