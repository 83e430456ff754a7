function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, _sPageExt) {
  if (_nPageCount == null || _nPageCount <= 1) { return; }
  for (var i = 0; i < _nPageCount; i++) {
    var name = i == 0 ? _sPageName : _sPageName + "_" + i;
    document.write(i == _nCurrIndex ? "<b>" + (i + 1) + "</b> " : "<a href='" + name + "." + _sPageExt + "'>" + (i + 1) + "</a> ");
  }
}
