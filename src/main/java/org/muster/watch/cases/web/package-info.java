@NullMarked
package org.muster.watch.cases.web;

import org.jspecify.annotations.NullMarked;
