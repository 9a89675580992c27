package org.muster.requests.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Fact;
import org.muster.people.PhoneNumber;
import org.muster.requests.Deed;
import org.muster.requests.Message;
import org.muster.requests.Request;
import org.muster.requests.Step;

/**
 * A request as its reader sees it.
 *
 * @param place where it is; empty for nowhere
 * @param asking true for those on the asker's side
 * @param decides true for those who may do what is to be done now
 * @param mayOpen true for those who may open the person's page
 * @param phone how to reach whom it is about; null where the reader does not see it
 * @param message the id of the message the page would send
 * @param late who was first, where the reader came too late; null where they did not
 * @param problem what was wrong with what was sent; null for nothing
 */
public record RequestPage(
    Request request,
    List<Stage> route,
    List<Fact> facts,
    String place,
    List<Deed> history,
    List<Message> talk,
    boolean asking,
    boolean decides,
    boolean mayOpen,
    @Nullable PhoneNumber phone,
    UUID message,
    @Nullable Deed late,
    @Nullable String problem,
    Instant now) {

  /**
   * A step as it is drawn.
   *
   * @param passed what was done at it last; null where nothing was
   * @param here true for the step it is at
   */
  public record Stage(int n, Step step, @Nullable Deed passed, boolean here) {}
}
