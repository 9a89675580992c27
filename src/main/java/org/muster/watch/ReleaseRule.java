package org.muster.watch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A condition of release as it is stored, {@code {"days_since_onset": 10}}; of its kinds exactly
 * one is given.
 *
 * @param hoursApart between the negative tests that count
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReleaseRule(
    @JsonProperty("days_since_onset") @Nullable Integer daysSinceOnset,
    @JsonProperty("days_since_exposure") @Nullable Integer daysSinceExposure,
    @JsonProperty("days_without_fever") @Nullable Integer daysWithoutFever,
    @JsonProperty("negative_tests") @Nullable Integer negativeTests,
    @JsonProperty("hours_apart") @Nullable Integer hoursApart) {

  public static ReleaseRule sinceOnset(int days) {
    return new ReleaseRule(days, null, null, null, null);
  }

  public static ReleaseRule sinceExposure(int days) {
    return new ReleaseRule(null, days, null, null, null);
  }

  public static ReleaseRule withoutFever(int days) {
    return new ReleaseRule(null, null, days, null, null);
  }

  public static ReleaseRule negative(int tests, int hoursApart) {
    return new ReleaseRule(null, null, null, tests, hoursApart);
  }
}
