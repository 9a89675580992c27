package org.muster.directives.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.people.Audiences;
import org.muster.people.PostKind;
import org.muster.people.Tree;
import org.muster.situation.Figure;

/**
 * Writing a directive.
 *
 * @param posts whose holders the viewer may order
 * @param units of the viewer's charge
 * @param figures what Muster holds, so that nobody need be asked
 * @param preview who would receive it; null before it was looked over
 * @param items how many items it would have
 * @param problem what is wrong with it; null for nothing
 */
public record ComposePage(
    ComposeForm form,
    List<PostKind> posts,
    List<Tree.Node> units,
    List<Audiences.Offer> offers,
    List<Figure> figures,
    Audiences.@Nullable Preview preview,
    int items,
    @Nullable String problem) {}
