package org.muster.requests;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Phrase;
import org.muster.people.PostKind;
import org.muster.people.Scope;

/**
 * A version of a type that an office made on a page.
 *
 * @param office whose it is
 * @param form null while it is a draft
 */
public record OfficeType(
    UUID id,
    String code,
    int version,
    PostKind office,
    Phrase name,
    Phrase hint,
    @Nullable UUID form,
    List<Asked> asked,
    List<Step> steps,
    boolean place,
    boolean confirms,
    boolean simple,
    String by,
    Instant at,
    @Nullable Instant publishedAt,
    @Nullable Instant retiredAt)
    implements RequestType {

  /**
   * A question as it was typed.
   *
   * @param kind {@code line}, {@code text}, {@code choice}, {@code date} or {@code number}
   * @param options one a line, for a choice
   */
  public record Asked(String chinese, String english, String kind, String options, boolean must) {}

  /** True while it is neither offered nor was. */
  public boolean draft() {
    return publishedAt == null;
  }

  UUID publishedForm() {
    if (form == null) {
      throw new IllegalStateException("a draft has no form");
    }
    return form;
  }

  @Override
  public String words() {
    throw new UnsupportedOperationException("its words are its own");
  }

  @Override
  public List<Question> questions(Questions of) {
    return TypedQuestions.of(asked);
  }

  @Override
  public List<Step> route(Ask ask) {
    return steps;
  }

  @Override
  public boolean isFor(Scope scope) {
    return true;
  }

  @Override
  public boolean lowRisk(Ask ask) {
    return simple;
  }
}
