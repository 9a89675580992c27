package org.muster.directives.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.directives.Directive;
import org.muster.directives.Item;
import org.muster.people.Audiences;
import org.muster.people.PostKind;
import org.muster.people.Tree;

/**
 * Forwarding a directive.
 *
 * @param items what may be passed on
 * @param preview who would receive it; null before it was looked over
 * @param problem what is wrong with it; null for nothing
 */
public record ForwardPage(
    Directive directive,
    ForwardForm form,
    List<Item> items,
    List<PostKind> posts,
    List<Tree.Node> units,
    List<Audiences.Offer> offers,
    Audiences.@Nullable Preview preview,
    @Nullable String problem) {}
