package org.muster.notices.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.notices.Notices;
import org.muster.people.Audiences;
import org.muster.people.PostKind;
import org.muster.people.Tree;

/**
 * Writing a notice.
 *
 * @param units of the viewer's charge
 * @param offers what rooms offer to choose by
 * @param preview null before it was looked over
 */
public record WritePage(
    NoticeForm form,
    List<Tree.Node> units,
    List<Audiences.Offer> offers,
    @Nullable Preview preview) {

  /** Who would be told, by which channel and when. */
  public record Preview(Audiences.Preview people, Notices.Forecast forecast) {}

  /** The posts one may write to. */
  public List<PostKind> posts() {
    return List.of(
        PostKind.CLASS_LEADER,
        PostKind.COUNSELLOR,
        PostKind.CHIEF_COUNSELLOR,
        PostKind.WORKING_GROUP,
        PostKind.DATA_TEAM);
  }
}
