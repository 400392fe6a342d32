({
  // What Tab stops at, in its order.
  stops() {
    const candidates = 'a[href], button, input, select, textarea, summary, audio[controls], [tabindex]';
    return [...document.querySelectorAll(candidates)].filter((one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true }));
  },

  // Where the focus is, and how often Tab is to be pressed until it is on the target; below 0 with Shift.
  now(target) {
    const focused = document.activeElement;
    const stops = this.stops();
    const place = stops.indexOf(focused);
    const name = `${place} ${focused.tagName} '${focused.getAttribute('aria-label') ?? focused.textContent.slice(0, 60)}'`;
    return { name, isSeen: focused === document.body || this.isMarked(focused), stepsLeft: target ? stops.indexOf(target) - place : 0 };
  },

  // Some inputs are marked by the frame around them, or by what is drawn in their place.
  isMarked(focused) {
    return [focused, focused.nextElementSibling, focused.closest('.ant-select, .ant-input-affix-wrapper, .ant-picker')].some((one) => {
      if (!one) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
    });
  },
})
