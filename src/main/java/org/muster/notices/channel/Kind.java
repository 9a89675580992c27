package org.muster.notices.channel;

import java.util.Locale;

/** The kinds of channel, in the order in which they are tried unless a person says otherwise. */
public enum Kind {
  WECOM,
  DINGTALK,
  WECHAT,
  MAIL,
  SMS;

  /** The word in the database, in settings and in pages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of a word. */
  public static Kind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
