package org.muster.requests;

import java.util.Locale;
import org.muster.people.PostKind;

/**
 * A step of a route: whose it is, what they do, and within how many hours.
 *
 * @param hours from the moment the step begins, 1 to 720
 */
public record Step(PostKind post, Work work, int hours) {

  /** What is done at a step. */
  public enum Work {
    /** Approved, refused or asked back. */
    DECIDE,
    /** Carried out; it can be refused too, with a reason. */
    DO;

    /** The word in the database and in messages. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Work of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** A step at which something is decided. */
  public static Step decide(PostKind post, int hours) {
    return new Step(post, Work.DECIDE, hours);
  }

  /** A step at which something is carried out. */
  public static Step carryOut(PostKind post, int hours) {
    return new Step(post, Work.DO, hours);
  }

  /** True for posts that are in charge of classes: only those of the student's own class. */
  boolean ofClasses() {
    return post == PostKind.COUNSELLOR || post == PostKind.CHIEF_COUNSELLOR;
  }
}
