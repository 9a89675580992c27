package org.muster.directives.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.directives.Answer;
import org.muster.directives.Directive;
import org.muster.directives.Issued;
import org.muster.directives.Item;
import org.muster.directives.Returns;
import org.muster.shared.Status;

/**
 * A directive as its reader sees it.
 *
 * @param holder whose part it is; null for one who received none
 * @param holderName null where it is the reader's own
 * @param forwarded what was forwarded of this part
 * @param mayFollow true for those who see how far others are
 * @param mayWithdraw true for its issuer
 */
public record ReceivedPage(
    Directive directive,
    @Nullable UUID holder,
    @Nullable String holderName,
    List<Entry> entries,
    List<Issued.Line> forwarded,
    boolean mayForward,
    boolean mayFollow,
    boolean mayWithdraw) {

  /**
   * An item with what was answered to it.
   *
   * @param proposal what those to whom it was forwarded returned; null where it was not
   */
  public record Entry(
      Item item,
      @Nullable Answer answer,
      List<Asked> questions,
      Returns.@Nullable Proposal proposal,
      Instant now) {

    public Status status() {
      return answer != null ? Status.OK : item.dueAt().isAfter(now) ? Status.MISSING : Status.ALERT;
    }

    /** The message on the state of it. */
    public String stateKey() {
      return switch (status()) {
        case OK -> "directives.state.done";
        case ALERT -> "directives.state.overdue";
        default -> "directives.state.due";
      };
    }

    /** True where one tap is all there is to it. */
    public boolean oneTap() {
      return item.evidence() == Item.Evidence.NONE
          && questions.stream().allMatch(asked -> asked.held() != null || asked.unknown());
    }

    /** True while Muster does not know yet what it is to fill in. */
    public boolean waits() {
      return questions.stream().anyMatch(Asked::unknown);
    }
  }

  /**
   * A question as it is shown.
   *
   * @param held what Muster fills in; null where it is typed
   * @param unknown true where Muster holds it and does not know it yet today
   * @param value what the field begins with
   * @param answered what stands, as it is read; null for nothing
   */
  public record Asked(
      int n,
      String label,
      String unit,
      boolean number,
      @Nullable Long held,
      boolean unknown,
      String value,
      @Nullable String answered) {}
}
