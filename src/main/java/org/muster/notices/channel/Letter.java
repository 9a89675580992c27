package org.muster.notices.channel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to one person, ready to be handed over.
 *
 * @param address the person's account with the provider
 * @param english whether the person reads English
 * @param link the person's own link, which needs no signing in
 * @param page the same for everybody, for channels in whose browser people are signed in
 * @param linkLabel what is written on the link
 * @param tap what is written on the button that does it at once; null where nothing can be done
 */
public record Letter(
    UUID notice,
    UUID person,
    String address,
    boolean english,
    String title,
    String text,
    String link,
    String page,
    String linkLabel,
    @Nullable String tap) {

  /** Its stable name: the same letter handed over again has the same. */
  public String id() {
    return notice + "." + person;
  }

  /** What several people are told by one message: everything but who they are. */
  public record Content(
      UUID notice,
      boolean english,
      String title,
      String text,
      String page,
      String linkLabel,
      @Nullable String tap) {}

  /** The letter without whom it is for. */
  public Content content() {
    return new Content(notice, english, title, text, page, linkLabel, tap);
  }
}
