@NullMarked
package org.muster.forms.web;

import org.jspecify.annotations.NullMarked;
