package org.muster.forms;

import org.muster.audit.Actor;

/**
 * Says who may see and publish forms. This room knows no posts: a room above that does implements
 * it, and where none does nobody may.
 */
public interface Publishers {

  /** True when forms are this actor's to publish. */
  boolean include(Actor actor);
}
