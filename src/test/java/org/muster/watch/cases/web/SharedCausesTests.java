package org.muster.watch.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.watch.SharedCauses;
import org.muster.watch.cases.CaseState;
import org.muster.watch.cases.ExposureKind;
import org.muster.watch.cases.Exposures;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is under attention for the same cause, and may share a bathroom for it. */
class SharedCausesTests extends OnOutbreak {

  @Autowired SharedCauses causes;

  @Test
  void areThoseExposedToOneCaseAndThoseConfirmedInOneOutbreak() {
    var first = noted("S02", CaseState.CONFIRMED, TODAY);
    var second = noted("S08", CaseState.SUSPECTED, TODAY);
    exposed(first, "S01", "S05");
    exposed(second, "S07");
    assertThat(with("S01")).contains(person("S05")).doesNotContain(person("S07"));
    // Whoever is ill does not share with whom they exposed.
    assertThat(with("S02")).doesNotContain(person("S01"));
    turned(second, 1, CaseState.CONFIRMED);
    assertThat(with("S02")).contains(person("S08"));
    in(
        () ->
            jdbc.sql(
                    "update watch.outbreak set closed_at = now(), closed_by = id where"
                        + " institution_id = ?")
                .param(campus.id())
                .update());
    assertThat(with("S01")).isEmpty();
  }

  private java.util.Set<UUID> with(String number) {
    return in(() -> causes.with(person(number)));
  }

  private void exposed(UUID illness, String... numbers) {
    in(
        () ->
            exposures.add(
                workingGroup,
                scope(workingGroup),
                illness,
                List.of(numbers).stream()
                    .map(
                        number ->
                            new Exposures.New(
                                person(number), null, ExposureKind.NAMED, TODAY, TODAY))
                    .toList(),
                null));
  }
}
