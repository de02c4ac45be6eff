/**
 * Words about photos of a report (see `words.ts`, which joins them to its own).
 */

export const PHOTO_WORDS = {
  photos: { zh: '照片', en: 'Photos' },
  photosHint: {
    zh: '一份报送最多 9 张，JPEG、PNG 或 WebP。上传时会去掉拍摄地点等信息。',
    en: 'At most 9 a report: JPEG, PNG or WebP. Place and other data of the camera are removed.',
  },
  photosNoScript: {
    zh: '浏览器没有运行本页的脚本：一次上传的照片合计不超过 4 MB；太大时请先缩小，或分几次上传。',
    en: 'Scripts do not run in this browser: photos uploaded at a time may have 4 MB together. Make larger ones smaller, or upload them one by one.',
  },
  photosChoose: { zh: '选择照片或拍照', en: 'Choose or take photos' },
  photosUpload: { zh: '上传照片', en: 'Upload photos' },
  photoNumber: { zh: '照片{number}', en: 'Photo {number}' },
  photoCaption: { zh: '说明', en: 'Caption' },
  photoDrop: { zh: '删去', en: 'Remove' },
  photoUploading: { zh: '正在上传“{name}”……', en: 'Uploading {name}…' },
  photoOffline: {
    zh: '照片要联网才能上传：还有{count}张等网络恢复后自动上传，请不要关闭本页。',
    en: 'Photos need the network: {count} will be uploaded when it is back. Keep this page open.',
  },
  photoPending: {
    zh: '还有{count}张照片没有上传完，请等上传完再报送，或删去这些照片。',
    en: '{count} photos are not uploaded yet. Wait until they are, or remove them.',
  },
  photoMany: {
    zh: '一份报送最多 9 张照片，多出的没有添加。',
    en: 'A report takes at most 9 photos; the others were not added.',
  },
  photoTooLarge: {
    zh: '这张照片太大，经本站上传时不能超过 4 MB；请先缩小，或换一张。',
    en: 'This photo is too large: through the site it may have 4 MB. Make it smaller, or choose another.',
  },
  photoAdded: { zh: '照片已添加，报送后才会保存。', en: 'Photo added; it is kept once the report is sent.' },
} as const;
