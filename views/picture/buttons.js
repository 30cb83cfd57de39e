// The three buttons of the bar, over the one global `network`. Also in the stand-alone file.
document.addEventListener("click", function (event) {
  if (event.target.id === "fit") { network.fit(); }
  if (event.target.id === "full") {
    if (document.fullscreenElement) { document.exitFullscreen(); } else { document.documentElement.requestFullscreen(); }
  }
  if (event.target.id === "png") {
    const drawn = document.querySelector("#mynetwork canvas"), copy = document.createElement("canvas");
    copy.width = drawn.width; copy.height = drawn.height;
    const pen = copy.getContext("2d");
    pen.fillStyle = "#fff"; pen.fillRect(0, 0, copy.width, copy.height); pen.drawImage(drawn, 0, 0);
    const link = document.createElement("a");
    link.download = "责任图谱子图.png"; link.href = copy.toDataURL("image/png"); link.click();
  }
});
window.addEventListener("resize", function () { if (network) { network.fit(); } });
